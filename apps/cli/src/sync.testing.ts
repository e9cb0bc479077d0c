/** Two programs that sync over loopback, as child processes, and what stands between them. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatPairingLinkToCopy, parsePairingLink } from '@tandem/link';
import { testFolder } from './tandem.testing.ts';

const program = fileURLToPath(new URL('../bin/tandem.mjs', import.meta.url));

export type Event = Readonly<Record<string, unknown>>;

export interface Ended {
  readonly code: number | null;
  readonly killedBy: NodeJS.Signals | null;
  readonly stderr: string;
  readonly lines: readonly string[];
  readonly events: readonly Event[];
  /** The last `done`, which must be there. */
  readonly done: Event;
}

/** One `tandem listen`, `join` or `start` that runs. */
export class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly #lines: string[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(t: TestContext, args: readonly string[]) {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: testFolder, stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', TANDEM_DATA: testFolder, TANDEM_DEVICE: args[0] ?? '', TZ: 'UTC' },
    });
    this.child = child;
    t.after(() => child.kill('SIGKILL'));
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#lines.push(line);
      for (const look of this.#waiting) look();
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (code, killedBy) => {
        const events = this.events();
        const done = events.findLast(({ event }) => event === 'done') ?? {};
        resolve({ code, killedBy, stderr, lines: this.#lines, events, done });
      });
    });
  }

  events(): Event[] {
    return this.#lines.filter((line) => line.startsWith('{')).map(parseEvent);
  }

  /** The first event that fits, already there or to come; rejects when the program ends without it. */
  event(fits: (event: Event) => boolean): Promise<Event> {
    return this.#first(() => this.events().find(fits));
  }

  /** What the pattern's first group finds in a line. */
  text(pattern: RegExp): Promise<string> {
    return this.#first(() => this.#lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined));
  }

  #first<Found>(find: () => Found | undefined): Promise<Found> {
    const found = new Promise<Found>((resolve) => {
      const look = (): void => {
        const first = find();
        if (first === undefined) return;
        this.#waiting.delete(look);
        resolve(first);
      };
      this.#waiting.add(look);
      look();
    });
    const ended = this.ended.then(({ stderr }) => find() ?? assert.fail(`ended without it: ${stderr}`));
    return Promise.race([found, ended]);
  }

  async link(): Promise<string> {
    const { link } = await this.event(({ event }) => event === 'listening');
    assert.ok(typeof link === 'string');
    return link;
  }
}

export function listen(t: TestContext, book: string, ...more: readonly string[]): Running {
  return new Running(t, ['listen', '--book', book, '--address', '127.0.0.1', '--json', ...more]);
}

export function join(t: TestContext, link: string, book: string): Running {
  return new Running(t, ['join', link, '--book', book, '--yes', '--json']);
}

/** A whole sync of two books, as it must go. */
export async function mustSync(
  t: TestContext, pcBook: string, phoneBook: string,
): Promise<{ pc: Event; phone: Event }> {
  const listening = listen(t, pcBook, '--once');
  const joining = join(t, await listening.link(), phoneBook);
  const [pc, phone] = await Promise.all([listening.ended, joining.ended]);
  for (const { code, done, stderr } of [pc, phone]) {
    assert.deepEqual([code, stderr, done['identical']], [0, '', true]);
  }
  return { pc: pc.done, phone: phone.done };
}

/** Goes on to `port` until so many bytes have come back from there, then cuts both; returns where it listens. */
export async function cutAfter(t: TestContext, port: number, bytesMax: number): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((phone) => {
    const pc = connect(port, '127.0.0.1');
    sockets.push(phone, pc);
    for (const socket of [phone, pc]) socket.on('error', () => {});
    let bytes = 0;
    pc.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) return;
      for (const socket of [phone, pc]) socket.destroy();
    });
    phone.pipe(pc).pipe(phone);
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

export function portOf(text: string): number {
  return readLink(text).port;
}

export function withPort(text: string, port: number): string {
  return formatPairingLinkToCopy({ ...readLink(text), port });
}

function readLink(text: string) {
  const link = parsePairingLink(text);
  assert.ok(link.ok);
  return link.value;
}

function parseEvent(line: string): Event {
  const value: unknown = JSON.parse(line);
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value));
}
