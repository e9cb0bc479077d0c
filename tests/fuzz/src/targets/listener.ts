/**
 * Bytes from a caller that nobody knows, over a real socket to a real listener beside an open book. Whatever comes: no
 * channel opens without the key, the limits hold, the file of the book stays as it was, and an honest phone is served.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandomSequence, writeSampleHousehold, type RandomSequence } from '@tandem/ledger';
import { openBook, openListener, openNodeSocket, type Listener } from '@tandem/host';
import {
  Channel, handshakeTimeMsMax, newKeyPair, oneTimeKeyLifeMs, oneTimeKeyToPsk, parsePairingLink,
  type PairingLink,
} from '@tandem/link';
import { dial } from '@tandem/transport';
import { applyByteEdits, drawByteEdit, fromHex, toHex, type ByteEdit } from '../byte-edits.ts';
import { encodeFrame, RawCaller, upgradeRequest, type FrameShape } from '../raw-caller.ts';
import { openTarget, withoutEach, type Target } from '../target.ts';

type Step =
  | { readonly kind: 'bytes'; readonly hex: string }
  | { readonly kind: 'request'; readonly edits: readonly ByteEdit[] }
  | { readonly kind: 'upgrade' } // and waits for its answer
  /** `payload`: the first message of a phone that knows the code, or not, or bytes of its own; then changed. */
  | { readonly kind: 'frame'; readonly payload: { readonly what: 'call' | 'foreign-call' | 'bytes';
      readonly hex: string }; readonly edits: readonly ByteEdit[]; readonly shape: FrameShape };

interface Input {
  readonly steps: readonly Step[];
  /** How many callers do this at a time. */
  readonly callers: number;
  /** They stay and say nothing more. */
  readonly linger: boolean;
}

const waitingSocketsMax = 8;
const plainFrame: FrameShape = { kind: 'binary', isLast: true, isMasked: true };
/** A minute passes after each input, so that its failures shut nobody out. The code lives two; each call renews it. */
const msAfterInput = 61_000;
/** Executions between two looks at the files. */
const lookEvery = 20;
const plainRequest = new TextEncoder().encode('GET /settle HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
const claimedLengths = [0, 1, 125, 126, 1024, 1025, 65_535, 65_536, 2 ** 31, 2 ** 53 - 1];
const requestWords = [
  'GET ', 'POST ', ' HTTP/1.1\r\n', 'Upgrade: websocket\r\n', 'Content-Length: 99999\r\n', '\r\n\r\n',
  'Transfer-Encoding: chunked\r\n', 'Sec-WebSocket-Key: x\r\n', 'Sec-WebSocket-Version: 8\r\n',
  'Origin: http://evil\r\n', 'Sec-WebSocket-Extensions: permessage-deflate\r\n', 'Expect: 100-continue\r\n',
  'Sec-WebSocket-Protocol: a, b\r\n',
];

export const listener: Target = {
  name: 'listener', cpuMsMax: 3000, executions: 120,
  async open() {
    const bench = await ListenerBench.open();
    return openTarget<Input>({
      draw: (random) => ({
        steps: drawSteps(random), callers: random.chance(0.05) ? 8 + random.below(12) : 1,
        linger: random.chance(0.06),
      }),
      extend: (input, random) => ({ ...input, steps: [...input.steps, drawStep(random)] }),
      shrink: (input) => [
        ...input.callers > 1 ? [{ ...input, callers: 1 }] : [],
        ...input.linger ? [{ ...input, linger: false }] : [],
        ...withoutEach(input.steps).map((steps) => ({ ...input, steps })),
      ],
      run: (input) => bench.run(input),
      finish: () => bench.close(),
    });
  },
};

function drawSteps(random: RandomSequence): readonly Step[] {
  // Only what comes first is read as a request.
  const request: Step = { kind: 'request', edits: drawEdits(random, upgradeRequest.length, requestWords) };
  const upgrade: Step = { kind: 'upgrade' };
  const first = random.pick<readonly Step[]>([[upgrade], [upgrade], [upgrade], [request], []]);
  return [...first, ...Array.from({ length: random.below(4) }, () => drawStep(random))];
}

function drawStep(random: RandomSequence): Step {
  switch (random.below(8)) {
    case 0: return { kind: 'bytes', hex: toHex(random.bytes(random.below(random.pick([4, 100, 5000])))) };
    case 1: return { kind: 'request', edits: drawEdits(random, upgradeRequest.length, requestWords) };
    case 2: return { kind: 'upgrade' };
    default: {
      const noise = toHex(random.bytes(random.below(random.pick([3, 200, 2000]))));
      const payload = { what: random.pick(['call', 'foreign-call', 'bytes'] as const), hex: noise };
      const isPlain = random.chance(0.5);
      return {
        kind: 'frame', payload, edits: random.chance(0.7) ? drawEdits(random, 100, []) : [],
        shape: isPlain ? plainFrame : drawShape(random),
      };
    }
  }
}

function drawEdits(random: RandomSequence, length: number, words: readonly string[]): readonly ByteEdit[] {
  return Array.from({ length: 1 + random.below(3) }, () => drawByteEdit(random, length, words));
}

function drawShape(random: RandomSequence): FrameShape {
  return {
    kind: random.pick(['binary', 'text', 'ping', 'pong', 'close', 'continuation', 'reserved']),
    isLast: random.chance(0.7), isMasked: random.chance(0.8),
    ...random.chance(0.4) ? { claimedLength: random.pick(claimedLengths) } : {},
  };
}

function isPlain({ kind, isLast, isMasked, claimedLength }: FrameShape): boolean {
  return kind === 'binary' && isLast && isMasked && claimedLength === undefined;
}

class Renewals {
  issuedMs = 0;
  #next = Promise.withResolvers<void>();

  get renewed(): Promise<void> {
    return this.#next.promise;
  }

  note(nowMs: number): void {
    this.issuedMs = nowMs;
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }
}

class ListenerBench {
  readonly #folder: string;
  readonly #listener: Listener;
  readonly #closeBook: () => void;
  readonly #filesBefore: string;
  readonly #clock: { nowMs: number };
  readonly #opened: { count: number };
  readonly #codes: Renewals;
  #executions = 0;

  static async open(): Promise<ListenerBench> {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-fuzz-'));
    const book = openBook({ path: join(folder, 'a.tandem'), purpose: 'create', deviceName: 'pc', wallMs: 0 });
    if (!book.ok || book.value.book === undefined) throw new Error('no book');
    writeSampleHousehold(book.value.book, { entries: 50, seed: 1 });
    const clock = { nowMs: 0 };
    const opened = { count: 0 };
    const codes = new Renewals();
    const random = createRandomSequence(1);
    const bound = await openListener({
      addresses: [Uint8Array.of(127, 0, 0, 1)], allowsLoopback: true, bindAddress: '127.0.0.1', port: 0, isOnce: false,
      staticKeys: newKeyPair(random.bytes), randomBytes: random.bytes, pcName: 'pc', bookId: book.value.book.id,
      nowMs: () => clock.nowMs, wallMs: () => 0, onRenewed: () => codes.note(clock.nowMs), onTurnedAway: () => {},
      onOpened: (socket) => {
        opened.count += 1;
        socket.cut();
      },
    });
    if (!bound.ok) throw new Error(bound.error.kind);
    return new ListenerBench(folder, bound.value, () => book.value.close(), clock, opened, codes);
  }

  private constructor(
    folder: string, listener: Listener, closeBook: () => void, clock: { nowMs: number }, opened: { count: number },
    codes: Renewals,
  ) {
    this.#folder = folder;
    this.#listener = listener;
    this.#closeBook = closeBook;
    this.#clock = clock;
    this.#opened = opened;
    this.#codes = codes;
    this.#filesBefore = this.#hashFiles();
  }

  async run({ steps, callers, linger }: Input): Promise<void> {
    this.#executions += 1;
    const all = Array.from({ length: callers }, () => new RawCaller(this.#listener.port));
    try {
      await Promise.all(all.map((caller) => caller.connected()));
      await Promise.all(all.map((caller) => this.#perform(caller, steps)));
      const served = all.filter(({ isClosed, received }) => !isClosed && received.includes('HTTP/1.1 101')).length;
      assert.ok(served <= waitingSocketsMax, `${served} callers were served at a time`);
      for (const { received } of all) assert.ok(received.length < 4096, 'an unknown caller is told little');
      if (linger) await this.#assertLetGo(all);
    } finally {
      // Closed at the listener too before time goes on: it counts failures by the minute.
      for (const isClosed of await Promise.all(all.map((caller) => caller.end()))) {
        assert.ok(isClosed, 'a caller that has gone is kept');
      }
    }
    assert.equal(this.#opened.count, 0, 'a channel was opened');
    await this.#callHonestly();
    if (this.#executions % lookEvery === 0) this.#assertSameFiles();
  }

  close(): void {
    this.#assertSameFiles();
    this.#listener.close();
    this.#closeBook();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #perform(caller: RawCaller, steps: readonly Step[]): Promise<void> {
    let isUpgraded = false;
    for (const step of steps) {
      switch (step.kind) {
        case 'bytes': caller.write(fromHex(step.hex)); break;
        case 'request': caller.write(applyByteEdits(upgradeRequest, step.edits)); break;
        case 'upgrade':
          caller.write(upgradeRequest);
          // Within another request, or a WebSocket, it is noise that nobody answers.
          if (step === steps[0]) isUpgraded = await caller.until(() => caller.received.includes('\r\n\r\n'));
          break;
        case 'frame': {
          const payload = applyByteEdits(this.#payloadOf(step.payload), step.edits);
          const bytes = encodeFrame(payload, step.shape);
          caller.write(bytes);
          if (!isUpgraded || payload.length <= 1024 || !isPlain(step.shape)) break;
          assert.ok(await caller.until(() => false), 'a message over 1 KiB does not end the connection');
        }
      }
    }
    // What is answered is answered by now: a ping, or a request, behind it is answered too or ends the connection.
    if (isUpgraded && !caller.isClosed) await caller.until(() => caller.received.length > 0);
  }

  #payloadOf({ what, hex }: Extract<Step, { readonly kind: 'frame' }>['payload']): Uint8Array {
    if (what === 'bytes') return fromHex(hex);
    const random = createRandomSequence(2);
    const link = this.#link();
    const side = new Channel({
      device: 'phone', staticKeys: newKeyPair(random.bytes), deviceName: 'phone', randomBytes: random.bytes,
      psk: oneTimeKeyToPsk(what === 'call' ? link.oneTimeKey : random.bytes(16)),
      target: { mode: 'link', pcPublicKey: link.pcPublicKey },
    });
    const [effect] = side.step({ kind: 'start' });
    if (effect?.kind !== 'transmit') throw new Error('a phone speaks first');
    return effect.message;
  }

  /** Ten seconds are all that a caller has. */
  async #assertLetGo(callers: readonly RawCaller[]): Promise<void> {
    this.#clock.nowMs += handshakeTimeMsMax;
    const areClosed = await Promise.all(callers.map((caller) => caller.until(() => false)));
    assert.ok(areClosed.every((isClosed) => isClosed), 'a caller may stay longer than its time');
  }

  #assertSameFiles(): void {
    assert.equal(this.#hashFiles(), this.#filesBefore, 'the book was changed');
  }

  async #callHonestly(): Promise<void> {
    await this.#settle();
    this.#clock.nowMs += msAfterInput;
    // Only after a call that failed.
    if (this.#clock.nowMs - this.#codes.issuedMs >= oneTimeKeyLifeMs) await this.#codes.renewed;
    const link = this.#link();
    const random = createRandomSequence(this.#executions);
    const dialed = await dial({
      addresses: link.addresses, port: link.port, signal: new AbortController().signal, wallMs: () => 0,
      side: {
        staticKeys: newKeyPair(random.bytes), deviceName: 'phone', randomBytes: random.bytes,
        psk: oneTimeKeyToPsk(link.oneTimeKey), target: { mode: 'link', pcPublicKey: link.pcPublicKey },
      },
    }, openNodeSocket);
    assert.ok(dialed.ok, `an honest phone was not served: ${dialed.ok ? '' : dialed.error.kind}`);
    dialed.value.socket.cut();
    await dialed.value.socket.ended;
    assert.equal(this.#opened.count, 1);
    this.#opened.count = 0;
  }

  /** One exchange more: by its end the listener has counted what was closed before, in the minute in which it was. */
  async #settle(): Promise<void> {
    const caller = new RawCaller(this.#listener.port);
    await caller.connected();
    caller.write(plainRequest);
    await caller.end();
  }

  #link(): PairingLink {
    const link = parsePairingLink(this.#listener.codes.link);
    if (!link.ok) throw new Error(link.error.kind);
    return link.value;
  }

  /** Of every file in the folder, the write-ahead log too. */
  #hashFiles(): string {
    return readdirSync(this.#folder).sort().map((name) =>
      `${name} ${createHash('sha256').update(readFileSync(join(this.#folder, name))).digest('hex')}`).join('\n');
  }
}
