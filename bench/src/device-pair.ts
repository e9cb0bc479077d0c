/** A PC and a phone, each the real program in its own process with its own folders, on loopback. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { numberAt, objectAt, textAt, type JsonObject } from './json-object.ts';
import { startTandem, type BenchRun, type ProgramEnd } from './program.ts';

export interface SyncFigures {
  /** Once connected; the slower side's. */
  readonly ms: number;
  /** Both directions, handshake included, without what WebSocket and TCP add. */
  readonly bytes: number;
  readonly pcPeakBytes: number;
  readonly phonePeakBytes: number;
  /** Records that a person would see change, on both sides together. */
  readonly changed: number;
  readonly entries: number;
}

export class DevicePair {
  readonly pcBook: string;
  readonly phoneBook: string;
  readonly #run: BenchRun;
  readonly #folder: string;

  /** The PC holds a copy of `book`, the phone nothing. */
  constructor(run: BenchRun, name: string, book: string) {
    this.#run = run;
    this.#folder = join(run.folder, name);
    for (const device of ['pc', 'phone']) mkdirSync(join(this.#folder, device), { recursive: true });
    this.pcBook = join(this.#folder, 'pc', 'book.tandem');
    this.phoneBook = join(this.#folder, 'phone', 'book.tandem');
    copyFileSync(book, this.pcBook);
  }

  get folder(): string {
    return this.#folder;
  }

  /** Throws unless both sides have proven that they are identical. */
  async sync(): Promise<SyncFigures> {
    const pc = this.tandem('pc', ['listen', '--book', this.pcBook, '--json', '--once', '--address', '127.0.0.1']);
    const link = textAt(await pc.waitFor('listening'), 'link');
    const phone = this.tandem('phone', ['join', '--book', this.phoneBook, '--json', '--yes', link]);
    const [pcEnd, phoneEnd] = await Promise.all([pc.ended, phone.ended]);
    const [atPc, atPhone] = [doneOf(pcEnd), doneOf(phoneEnd)];
    return {
      ms: Math.max(numberAt(atPc, 'ms'), numberAt(atPhone, 'ms')),
      bytes: numberAt(atPc, 'bytesSent') + numberAt(atPc, 'bytesReceived'),
      pcPeakBytes: pcEnd.peakBytes, phonePeakBytes: phoneEnd.peakBytes,
      changed: numberAt(objectAt(atPc, 'sent'), 'changed') + numberAt(objectAt(atPc, 'received'), 'changed'),
      entries: numberAt(atPhone, 'entries'),
    };
  }

  tandem(device: 'pc' | 'phone', args: readonly string[]): ReturnType<typeof startTandem> {
    return startTandem(this.#run, args, join(this.#folder, device, 'keys'));
  }
}

function doneOf({ objects }: ProgramEnd): JsonObject {
  const done = objects.find(({ event }) => event === 'done');
  if (done?.['identical'] !== true) throw new Error(`not identical: ${JSON.stringify(done)}`);
  return done;
}
