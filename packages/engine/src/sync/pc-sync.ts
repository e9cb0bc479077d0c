/**
 * The PC's side: shows codes, lets a phone in, asks whether it is the right one, and syncs.
 *
 *   opening → showing → confirming | running → (the next phone) → ended
 *
 * 1. One phone at a time has the window. One that comes meanwhile waits, and gets its turn after it.
 * 2. A phone that this copy knows is not asked about: it has proven its key.
 * 3. Both users must agree, in whatever order; whoever says no is told to the other.
 * 4. A cancel ends the sync and the waiting of all.
 */
import type { SyncEndView, SyncNextTurn, SyncShowingCode } from '@tandem/contract';
import { oneTimeKeyLifeMs, type ChannelPeer } from '@tandem/link';
import type { SessionProgress, SessionQuestion } from '@tandem/sync';
import { encodeHostWord, servePhone, Turns, type ChannelSocket, type SyncConnection } from '@tandem/transport';
import type { Listening, Reach, ShownCodes } from '../platform.ts';
import { Deliberation, type QuestionAnswer } from './deliberation.ts';
import {
  noteIdentical, rememberPeer, type DeskSync, type SyncSurroundings, type SyncViewUnderWay,
} from './desk-sync.ts';
import { ProgressMeter } from './progress-meter.ts';
import { questionToView } from './question-view.ts';
import { defectOf, toEndView } from './sync-report.ts';
import { WaitingPhones, type WaitingPhone } from './waiting-phones.ts';

const slowAfterMs = 30_000;
const noBookId = new Uint8Array(16);

type State =
  | { readonly kind: 'opening' }
  | {
    readonly kind: 'showing'; readonly addresses: SyncShowingCode['addresses'];
    readonly shownAtMs: number; readonly isSlow: boolean; readonly turnedAway: SyncShowingCode['turnedAway'];
  }
  | {
    readonly kind: 'confirming'; readonly peer: ChannelPeer; readonly socket: ChannelSocket;
    readonly answer: (areSame: boolean) => void; readonly isAccepted: boolean;
  }
  /** `connection` undefined until the phone has spoken. */
  | {
    readonly kind: 'running'; readonly peer: ChannelPeer; readonly socket: ChannelSocket;
    readonly connection: SyncConnection | undefined; readonly isCancelling: boolean;
  }
  | { readonly kind: 'ended' };

export class PcSync implements DeskSync {
  readonly #around: SyncSurroundings;
  readonly #row: WaitingPhones;
  #meter: ProgressMeter;
  #deliberation = new Deliberation();
  #state: State = { kind: 'opening' };
  #listening: Listening | undefined;
  #codes: ShownCodes | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  /** Instead of what the session came to. */
  #endHere: SyncEndView | undefined;

  constructor(around: SyncSurroundings) {
    this.#around = around;
    this.#row = new WaitingPhones(around.onChanged);
    this.#meter = this.#newMeter();
  }

  async open(reach: Extract<Reach, { readonly role: 'pc' }>): Promise<void> {
    const { platform, shelved } = this.#around;
    const result = await reach.listen({
      staticKeys: shelved.keys.staticKeys, pcName: platform.deviceName, bookId: shelved.book?.id ?? noBookId,
      wallMs: () => platform.wallMs(),
      onRenewed: (codes) => this.#renew(codes),
      onTurnedAway: (turnedAway) => this.#turnAway(turnedAway),
      onOpened: (socket, peer) => this.#welcome({ socket, peer }),
    });
    if (this.#state.kind !== 'opening') {
      if (result.ok) result.value.close();
      return;
    }
    if (!result.ok) {
      this.#end(null, { kind: 'cannot-listen', cause: result.cause });
      return;
    }
    const { codes, addresses } = result.value;
    this.#listening = result.value;
    this.#codes = codes;
    this.#state = { kind: 'showing', addresses, shownAtMs: platform.nowMs(), isSlow: false, turnedAway: null };
    this.#armSlowTimer();
    this.#around.onChanged();
  }

  view(): SyncViewUnderWay {
    const state = this.#state;
    switch (state.kind) {
      case 'showing': return this.#viewOfCodes(state);
      case 'confirming': {
        const { isAccepted, peer: { deviceName: peerName, sixDigits: digits } } = state;
        return { kind: 'confirming', peerName, digits, isAccepted, ...this.#nextTurn() };
      }
      case 'running': {
        const { deviceName } = state.peer;
        const shown = (state.isCancelling ? undefined : this.#deliberation.view(deviceName))
          ?? this.#meter.view(deviceName, state.isCancelling);
        return { ...shown, ...this.#nextTurn() };
      }
      case 'opening': case 'ended': return { kind: 'idle' };
    }
  }

  invite(): string | undefined {
    return this.#state.kind === 'ended' ? undefined : this.#listening?.invite();
  }

  answer(areSame: boolean): void {
    const state = this.#state;
    if (state.kind !== 'confirming' || state.isAccepted) return;
    if (areSame) this.#state = { ...state, isAccepted: true };
    else this.#endHere = { kind: 'declined', by: 'here' };
    state.answer(areSame);
    this.#around.onChanged();
  }

  answerQuestion(answer: QuestionAnswer): void {
    if (this.#state.kind !== 'running' || !this.#deliberation.answer(answer)) return;
    this.#state.connection?.answer(answer);
    this.#around.onChanged();
  }

  cancel(): void {
    this.#row.close();
    const state = this.#state;
    switch (state.kind) {
      case 'opening': case 'showing': this.#withdraw(); break;
      case 'confirming':
        if (!state.isAccepted) this.answer(false);
        else this.#leave(state.socket);
        break;
      case 'running':
        if (state.connection === undefined) {
          this.#leave(state.socket);
          break;
        }
        this.#state = { ...state, isCancelling: true };
        state.connection.cancel();
        this.#around.onChanged();
        break;
      case 'ended': break;
    }
  }

  #viewOfCodes(state: Extract<State, { readonly kind: 'showing' }>): SyncShowingCode {
    const { addresses, isSlow, shownAtMs, turnedAway } = state;
    const { platform } = this.#around;
    return {
      kind: 'showing-code', ...codesOf(this.#codes), pcName: platform.deviceName, addresses,
      isSlow, turnedAway, renewsInMs: Math.max(0, Math.round(shownAtMs + oneTimeKeyLifeMs - platform.nowMs())),
    };
  }

  #nextTurn(): { readonly nextTurn?: SyncNextTurn } {
    return this.#codes === undefined ? {} : { nextTurn: { ...codesOf(this.#codes), waiting: this.#row.names } };
  }

  #renew(codes: ShownCodes): void {
    this.#codes = codes;
    if (this.#state.kind === 'showing') this.#state = { ...this.#state, shownAtMs: this.#around.platform.nowMs() };
    if (this.#state.kind !== 'ended') this.#around.onChanged();
  }

  #turnAway(turnedAway: SyncShowingCode['turnedAway']): void {
    if (this.#state.kind !== 'showing') return;
    this.#state = { ...this.#state, turnedAway, isSlow: false };
    this.#armSlowTimer();
    this.#around.onChanged();
  }

  #armSlowTimer(): void {
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => {
      if (this.#state.kind !== 'showing') return;
      this.#state = { ...this.#state, isSlow: true };
      this.#around.onChanged();
    }, slowAfterMs);
  }

  #newMeter(): ProgressMeter {
    return new ProgressMeter(() => this.#around.platform.nowMs(), this.#around.onChanged);
  }

  #welcome(phone: WaitingPhone): void {
    const { kind } = this.#state;
    if (kind === 'showing') this.#turnTo(phone);
    else if (kind === 'opening' || kind === 'ended' || this.#isCancelled || !this.#row.add(phone)) phone.socket.cut();
  }

  get #isCancelled(): boolean {
    return this.#endHere !== undefined || (this.#state.kind === 'running' && this.#state.isCancelling);
  }

  #turnTo({ socket, peer }: WaitingPhone): void {
    clearTimeout(this.#slowTimer);
    const isKnown = this.#around.shelved.keys.isKnown(peer.staticKey);
    let consent: (() => Promise<boolean>) | undefined;
    if (isKnown) {
      this.#state = { kind: 'running', peer, socket, connection: undefined, isCancelling: false };
    } else {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      this.#state = { kind: 'confirming', peer, socket, answer: resolve, isAccepted: false };
      consent = () => promise;
    }
    this.#around.onChanged();
    this.#serve(socket, peer, isKnown, consent).catch((bug: unknown) => {
      this.#around.onBug(bug);
      this.#end(peer.deviceName, { kind: 'fault' });
    });
  }

  async #serve(
    socket: ChannelSocket, peer: ChannelPeer, isKnown: boolean, consent: (() => Promise<boolean>) | undefined,
  ): Promise<void> {
    const { onBug, platform, store } = this.#around;
    const end = await servePhone(socket, peer, {
      turns: new Turns(), store, isKnown, deviceName: platform.deviceName,
      wallMs: () => platform.wallMs(), nowMs: () => platform.nowMs(),
      ...(consent === undefined ? {} : { consent }),
      onTurn: (connection) => this.#begin(connection, peer),
      onProgress: (progress) => this.#take(progress),
      onQuestion: (question) => this.#ask(question, peer),
    });
    const defect = defectOf(end.report);
    if (defect !== undefined) onBug(defect);
    const view = this.#endHere ?? toEndView(end, platform.deviceName);
    if (view.kind === 'identical') noteIdentical(this.#around, peer);
    this.#finish(peer.deviceName, view);
  }

  /** The next phone has its turn, unless the user has had enough. */
  #finish(peerName: string, end: SyncEndView): void {
    const hadEnough = this.#state.kind === 'ended' || (end.kind === 'cancelled' && end.by === 'here');
    const next = hadEnough ? undefined : this.#row.takeNext();
    if (next === undefined) {
      this.#end(peerName, end);
      return;
    }
    this.#endHere = undefined;
    this.#meter.stop();
    this.#meter = this.#newMeter();
    this.#deliberation = new Deliberation();
    this.#turnTo(next);
  }

  #take(progress: SessionProgress): void {
    if (this.#deliberation.enter(progress.phase)) this.#around.onChanged();
    this.#meter.take(progress);
  }

  #ask(question: SessionQuestion, { deviceName }: ChannelPeer): void {
    this.#deliberation.ask(question, questionToView(question, this.#around, deviceName));
    this.#around.onChanged();
  }

  #begin(connection: SyncConnection, peer: ChannelPeer): void {
    const { socket } = connection;
    this.#state = { kind: 'running', peer, socket, connection, isCancelling: false };
    this.#around.onChanged();
    if (rememberPeer(this.#around, peer)) return;
    this.#endHere = { kind: 'key-file', isDamaged: false };
    socket.cut();
  }

  /** After a yes, or before a known phone has spoken: there is nothing yet that could be cancelled. */
  #leave(socket: ChannelSocket): void {
    this.#endHere ??= { kind: 'cancelled', by: 'here' };
    socket.leave(encodeHostWord('declined'));
  }

  #withdraw(): void {
    this.#close();
    this.#around.onEnded({ kind: 'withdrawn' });
  }

  #end(peerName: string | null, end: SyncEndView): void {
    if (this.#state.kind === 'ended') return;
    this.#close();
    this.#around.onEnded({ kind: 'ended', peerName, end });
  }

  /** The last words of the session leave before the door is taken away. */
  #close(): void {
    const state = this.#state;
    this.#state = { kind: 'ended' };
    clearTimeout(this.#slowTimer);
    this.#meter.stop();
    this.#row.close();
    const listening = this.#listening;
    listening?.shut();
    if ('socket' in state) void state.socket.ended.then(() => listening?.close());
    else listening?.close();
  }
}

function codesOf(codes: ShownCodes | undefined): Pick<SyncNextTurn, 'link' | 'linkToCopy' | 'shortCode'> {
  if (codes === undefined) throw new Error('a PC that listens has codes');
  const { link, linkToCopy, shortCode } = codes;
  return { link, linkToCopy, shortCode: shortCode ?? null };
}
