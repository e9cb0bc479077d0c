/**
 * What a running sync shows: step, count, rate and time left. The session tells its progress at every message; the
 * screen hears of it at each step, and in between at most every `tellEveryMs`.
 */
import type { SyncRunning, SyncStep } from '@tandem/contract';
import type { SessionProgress } from '@tandem/sync';

const tellEveryMs = 100;
const rateOverMs = 2000;
/** A rate over less means nothing yet. */
const rateFromMs = 500;
const timeLeftAfterMs = 1000;
/** How much of a new estimate of the time left goes into what is shown. */
const smoothing = 0.3;

interface Sample {
  readonly ms: number;
  readonly done: number;
}

export class ProgressMeter {
  readonly #nowMs: () => number;
  readonly #onChanged: () => void;
  #step: SyncStep = 'connecting';
  #direction: SyncRunning['direction'] = 'both';
  #done = 0;
  #expected: number | null = null;
  #photos: SyncRunning['photos'] = null;
  #samples: readonly Sample[] = [];
  #exchangingSinceMs: number | undefined;
  #timeLeft: { readonly ms: number; readonly atMs: number } | undefined;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(nowMs: () => number, onChanged: () => void) {
    this.#nowMs = nowMs;
    this.#onChanged = onChanged;
  }

  get done(): number {
    return this.#done;
  }

  /** While a person decides, nothing moves. */
  take(progress: SessionProgress): void {
    const { phase, round } = progress;
    if (phase === 'deciding') return;
    const nowMs = this.#nowMs();
    const { sent, toSend, received, toReceive } = progress.records;
    const step = stepOf(phase, round);
    const isNewStep = step !== this.#step;
    this.#step = step;
    this.#direction = directionOf(toSend, toReceive);
    this.#done = sent + received;
    this.#expected = step === 'connecting' || step === 'comparing' ? null : toSend + toReceive;
    this.#photos = step === 'exchanging' ? photosOf(progress) : null;
    if (step === 'exchanging') this.#measure(nowMs);
    if (isNewStep || nowMs - this.#toldAtMs >= tellEveryMs) this.#tell(nowMs);
    else this.#timer ??= setTimeout(() => this.#tell(this.#nowMs()), tellEveryMs);
  }

  view(peerName: string, isCancelling: boolean): SyncRunning {
    const isExchanging = this.#step === 'exchanging';
    return {
      kind: 'running', peerName, isCancelling, step: this.#step, direction: this.#direction, done: this.#done,
      expected: this.#expected, photos: this.#photos,
      perSecond: isExchanging ? this.#perSecond() : null,
      secondsLeft: isExchanging && this.#timeLeft !== undefined ? Math.ceil(this.#timeLeft.ms / 1000) : null,
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(nowMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAtMs = nowMs;
    if (this.#step === 'exchanging') this.#estimate(nowMs);
    this.#onChanged();
  }

  #measure(nowMs: number): void {
    this.#exchangingSinceMs ??= nowMs;
    const last = this.#samples.at(-1);
    // Ten a second are enough for an average over two.
    if (last !== undefined && nowMs - last.ms < tellEveryMs) return;
    this.#samples = [...this.#samples.filter(({ ms }) => nowMs - ms <= rateOverMs), { ms: nowMs, done: this.#done }];
  }

  #perSecond(): number | null {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last.ms - first.ms < rateFromMs) return null;
    return Math.round(((last.done - first.done) * 1000) / (last.ms - first.ms));
  }

  #estimate(nowMs: number): void {
    const perSecond = this.#perSecond();
    if (perSecond === null || perSecond === 0 || this.#expected === null) return;
    if (nowMs - (this.#exchangingSinceMs ?? nowMs) < timeLeftAfterMs) return;
    const estimateMs = ((this.#expected - this.#done) * 1000) / perSecond;
    const former = this.#timeLeft;
    const formerMs = former === undefined ? estimateMs : Math.max(0, former.ms - (nowMs - former.atMs));
    this.#timeLeft = { ms: formerMs + smoothing * (estimateMs - formerMs), atMs: nowMs };
  }
}

/** A later comparison is part of the proof: it looks whether what was exchanged made the books equal. */
function stepOf(phase: Exclude<SessionProgress['phase'], 'deciding'>, round: number): SyncStep {
  switch (phase) {
    case 'greeting': return 'connecting';
    case 'comparing': return round > 1 ? 'proving' : 'comparing';
    case 'exchanging': case 'joining': return 'exchanging';
    case 'proving': case 'closing': return 'proving';
  }
}

/** Null until all else has come and gone. */
function photosOf({ attachments, records }: SessionProgress): SyncRunning['photos'] {
  const done = attachments.sent + attachments.received;
  const expected = attachments.toSend + attachments.toReceive;
  const others = records.toSend + records.toReceive - expected;
  if (expected === 0 || records.sent + records.received - done < others) return null;
  return { done, expected, bytes: attachments.bytes };
}

function directionOf(toSend: number, toReceive: number): SyncRunning['direction'] {
  if (toSend > 0 && toReceive === 0) return 'sending';
  return toReceive > 0 && toSend === 0 ? 'receiving' : 'both';
}
