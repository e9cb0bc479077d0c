/**
 * One session over one open channel: messages in, effects out, and everything that a session cannot know by itself:
 * the time that passes, the pace of the wire, the end of the socket.
 *
 * 1. The next message is taken only while what was sent before is on its way: neither the wire's slowness nor the
 *    peer's fills the memory. Reading never stops, so two sides that both send much cannot lock each other.
 * 2. Idle means that nothing came for `idleTimeMsMax` while this side waited: its own work does not count, and the
 *    other's replacement of a book has longer.
 * 3. While a person is asked, here or there, both sides go on telling each other that they are there; after
 *    `questionTimeMsMax` without an answer the connection is left.
 * 4. The end is told once, with the session's report, and then the socket is closed.
 */
import type { ChannelEnd } from '@tandem/link';
import {
  DEFAULT_LIMITS, isFittingAnswer, runEffects, SessionMachine, type SessionAnswer, type SessionEvent,
  type SessionProgress, type SessionQuestion, type SessionReport, type SessionRole, type Store,
} from '@tandem/sync';
import type { ChannelSocket } from './channel-socket.ts';
import { decodeHostWord, encodeHostWord, waitingWordEveryMs, type HostWord, type WaitingWord } from './host-word.ts';

export const idleTimeMsMax = 30_000;
/** How long a phone may take before its first message: its user compares six digits. */
export const consentTimeMsMax = 180_000;
/** So many times longer while the other side's book is replaced: it does that in one go, and says nothing. */
const joiningPatience = 10;
/** How long a person may take to answer a question of the session. */
export const questionTimeMsMax = 600_000;
/** How long a cancel waits for the peer's answer. */
const cancelTimeMsMax = 3000;
const unsentBytesMax = 4 * 1024 * 1024;
/** What the peer may have sent ahead; an honest one stays below a few windows and listings. */
const unreadBytesMax = 64 * 1024 * 1024;

export interface SyncOptions {
  readonly role: SessionRole;
  readonly deviceName: string;
  readonly store: Store;
  /** The device's clock, milliseconds since 1970. */
  readonly wallMs: () => number;
  /** Monotonic, in milliseconds. */
  readonly nowMs: () => number;
  /** When the time of this sync began to count. */
  readonly startedMs: number;
  /** `idleTimeMsMax`, but in tests. */
  readonly idleTimeMs?: number;
  /** `questionTimeMsMax`, but in tests. */
  readonly questionTimeMs?: number;
  readonly onProgress: (progress: SessionProgress, wire: WireBytes) => void;
  /** The caller only: why the PC lets it wait. */
  readonly onWaiting?: (word: WaitingWord) => void;
  /**
   * A person is asked; `answer` or `cancel` follows. Both books can be read for it. Undefined where nobody can be
   * asked: the session then ends as cancelled here.
   */
  readonly onQuestion?: (question: SessionQuestion) => void;
}

export interface WireBytes {
  readonly sent: number;
  readonly received: number;
}

export interface SyncEnd {
  readonly report: SessionReport;
  /**
   * Why the connection ended where it ended first. `declined`: the other user said no to the six digits.
   * `undecided`: a person, here or there, has not answered in time.
   */
  readonly cut: 'idle' | 'peer-sends-too-much' | 'declined' | 'undecided' | ChannelEnd['kind'] | undefined;
  readonly wire: WireBytes;
  /** How far the records had come; undefined where none were told. */
  readonly records: SessionProgress['records'] | undefined;
  readonly ms: number;
}

export class SyncConnection {
  readonly socket: ChannelSocket;
  readonly #options: SyncOptions;
  readonly #machine: SessionMachine;
  readonly #inbox: { readonly bytes: Uint8Array; readonly arrivedWallMs: number }[] = [];
  #inboxBytes = 0;
  /** Events that came while another one was being carried out. */
  readonly #events: SessionEvent[] = [];
  #isFeeding = false;
  #isPumping = false;
  #cut: SyncEnd['cut'];
  #records: SyncEnd['records'];
  #isJoining = false;
  #lastSignMs: number;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #cancelTimer: ReturnType<typeof setTimeout> | undefined;
  /** Open: a person here is asked. */
  #question: SessionQuestion | undefined;
  #askingTimer: ReturnType<typeof setInterval> | undefined;
  #settle: { readonly resolve: (end: SyncEnd) => void; readonly reject: (bug: unknown) => void } | undefined;

  constructor(socket: ChannelSocket, options: SyncOptions) {
    this.socket = socket;
    this.#options = options;
    const { role, deviceName } = options;
    this.#machine = new SessionMachine({ role, deviceName, ...DEFAULT_LIMITS });
    this.#lastSignMs = options.nowMs();
  }

  /** Resolves with the end, whatever it is; rejects only for a bug. */
  run(): Promise<SyncEnd> {
    const ended = new Promise<SyncEnd>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#feed({ kind: 'start', wallMs: this.#options.wallMs() });
    this.socket.onDrain(() => this.#pump());
    this.#armIdleTimer();
    this.socket.use({
      onMessage: (message, arrivedWallMs) => this.#take(message, arrivedWallMs),
      onEnded: (reason) => this.#leave(reason.kind),
    });
    return ended;
  }

  /** False where nothing is asked, or not any more, or the answer does not fit. */
  answer(answer: SessionAnswer): boolean {
    if (this.#question === undefined || !isFittingAnswer(this.#question, answer)) return false;
    this.#closeQuestion();
    this.#feed({ kind: 'answer', answer, wallMs: this.#options.wallMs() });
    return true;
  }

  /** The user's. Safe at any moment; the second one does not wait for the peer. */
  cancel(): void {
    if (this.#settle === undefined) return;
    this.#closeQuestion();
    this.#feed({ kind: 'cancel', wallMs: this.#options.wallMs() });
    if (!this.#machine.isEnded) this.#cancelTimer ??= setTimeout(() => this.#leave('idle'), cancelTimeMsMax);
  }

  #take(message: Uint8Array, arrivedWallMs: number): void {
    this.#lastSignMs = this.#options.nowMs();
    const word = decodeHostWord(message);
    if (word !== undefined) {
      this.#heed(word);
      return;
    }
    this.#inbox.push({ bytes: message, arrivedWallMs });
    this.#inboxBytes += message.length;
    if (this.#inboxBytes > unreadBytesMax) this.#leave('peer-sends-too-much');
    else this.#pump();
  }

  #heed(word: HostWord): void {
    switch (word) {
      case 'declined': case 'undecided': this.#leave(word); break;
      case 'wait-for-turn': case 'wait-for-consent': this.#options.onWaiting?.(word); break;
      case 'deciding': this.socket.send(encodeHostWord('patient')); break;
      // That it came is all that it says.
      case 'patient': break;
    }
  }

  #ask(question: SessionQuestion): void {
    const { onQuestion, nowMs, idleTimeMs = idleTimeMsMax, questionTimeMs = questionTimeMsMax } = this.#options;
    if (onQuestion === undefined) {
      this.#events.push({ kind: 'cancel', wallMs: this.#options.wallMs() });
      return;
    }
    this.#question = question;
    const askedMs = nowMs();
    const tell = (): void => {
      if (nowMs() - askedMs < questionTimeMs) this.socket.send(encodeHostWord('deciding'));
      else this.#leave('undecided', 'undecided');
    };
    // Sooner than the other side takes silence for an end.
    this.#askingTimer = setInterval(tell, Math.min(waitingWordEveryMs, idleTimeMs / 3));
    // Before what is shown is read from both books, which takes its time.
    tell();
    onQuestion(question);
  }

  #closeQuestion(): void {
    this.#question = undefined;
    clearInterval(this.#askingTimer);
  }

  /** One message a turn of the event loop: in between, a Ctrl-C is heard and a timer looks at the clock. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    this.socket.nextTurn(() => {
      this.#isPumping = false;
      if (this.#settle === undefined || this.socket.bytesUnsent >= unsentBytesMax) return;
      const next = this.#inbox.shift();
      if (next === undefined) return;
      this.#inboxBytes -= next.bytes.length;
      this.#feed({ kind: 'message', ...next, wallMs: this.#options.wallMs() });
      if (this.#inbox.length > 0) this.#pump();
    });
  }

  /** The connection is of no use any more. What came before that is still read: it may hold the proof. */
  #leave(cut: SyncEnd['cut'], lastWord?: HostWord): void {
    if (this.#settle === undefined) return;
    this.#cut = cut;
    if (lastWord !== undefined) this.socket.leave(encodeHostWord(lastWord));
    while (this.#settle !== undefined) {
      const next = cut === 'peer-sends-too-much' ? undefined : this.#inbox.shift();
      if (next === undefined) break;
      this.#feed({ kind: 'message', ...next, wallMs: this.#options.wallMs() });
    }
    this.#feed({ kind: 'cut', wallMs: this.#options.wallMs() });
    if (lastWord === undefined) this.socket.cut();
  }

  #feed(event: SessionEvent): void {
    this.#events.push(event);
    if (this.#isFeeding) return;
    this.#isFeeding = true;
    try {
      for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) this.#carryOut(next);
    } catch (bug) {
      this.#close();
      this.socket.cut();
      this.#settle?.reject(bug);
      this.#settle = undefined;
    }
    this.#isFeeding = false;
  }

  #carryOut(event: SessionEvent): void {
    const report = runEffects(this.#machine, event, {
      store: this.#options.store,
      send: (bytes) => this.socket.send(bytes),
      showProgress: (progress) => {
        this.#records = progress.records;
        this.#isJoining = progress.phase === 'joining';
        this.#options.onProgress(progress, this.#wire());
      },
      ask: (question) => this.#ask(question),
    });
    this.#lastSignMs = this.#options.nowMs();
    if (report !== undefined) this.#finish(report);
  }

  #finish(report: SessionReport): void {
    this.#close();
    this.#settle?.resolve({
      report,
      cut: report.outcome.kind === 'cut' ? this.#cut : undefined,
      wire: this.#wire(),
      records: this.#records,
      ms: Math.max(0, Math.round(this.#options.nowMs() - this.#options.startedMs)),
    });
    this.#settle = undefined;
  }

  #close(): void {
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#cancelTimer);
    this.#closeQuestion();
    this.socket.close();
  }

  #wire(): WireBytes {
    return { sent: this.socket.bytesSent, received: this.socket.bytesReceived };
  }

  /** Looks again after the rest of the time: work of our own may have kept the timer, and what has come, waiting. */
  #armIdleTimer(): void {
    if (this.#settle === undefined) return;
    const { idleTimeMs = idleTimeMsMax, nowMs } = this.#options;
    const limitMs = this.#isJoining ? joiningPatience * idleTimeMs : idleTimeMs;
    const restMs = this.#lastSignMs + limitMs - nowMs();
    if (restMs <= 0) this.#leave('idle');
    else this.#idleTimer = setTimeout(() => this.#armIdleTimer(), restMs);
  }
}
