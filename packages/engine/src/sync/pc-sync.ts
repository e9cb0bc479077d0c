/**
 * The PC's side: shows codes, lets one phone in, asks whether it is the right one, and syncs.
 *
 * 1. With the first open channel the door is shut: one sync at a time has the window.
 * 2. A phone that this copy knows is not asked about: it has proven its key.
 * 3. Both users must agree, in whatever order; whoever says no is told to the other.
 */
import type { SyncEndView, SyncShowingCode } from '@tandem/contract';
import { oneTimeKeyLifeMs, type ChannelPeer } from '@tandem/link';
import { encodeHostWord, servePhone, Turns, type ChannelSocket, type SyncConnection } from '@tandem/transport';
import type { Listening, Reach, ShownCodes } from '../platform.ts';
import { rememberPeer, type DeskSync, type SyncSurroundings, type SyncViewUnderWay } from './desk-sync.ts';
import { ProgressMeter } from './progress-meter.ts';
import { defectOf, toEndView } from './sync-report.ts';

const slowAfterMs = 30_000;
const noBookId = new Uint8Array(16);

type State =
  | { readonly kind: 'opening' }
  | {
    readonly kind: 'showing'; readonly codes: ShownCodes; readonly addresses: SyncShowingCode['addresses'];
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
  readonly #meter: ProgressMeter;
  #state: State = { kind: 'opening' };
  #listening: Listening | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  /** Instead of what the session came to. */
  #endHere: SyncEndView | undefined;

  constructor(around: SyncSurroundings) {
    this.#around = around;
    this.#meter = new ProgressMeter(() => around.platform.nowMs(), around.onChanged);
  }

  async open(reach: Extract<Reach, { readonly role: 'pc' }>): Promise<void> {
    const { platform, shelved } = this.#around;
    const result = await reach.listen({
      staticKeys: shelved.keys.staticKeys, pcName: platform.deviceName, bookId: shelved.book?.id ?? noBookId,
      onRenewed: (codes) => this.#renew(codes),
      onTurnedAway: (turnedAway) => this.#turnAway(turnedAway),
      onOpened: (socket, peer) => this.#welcome(socket, peer),
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
    this.#state = {
      kind: 'showing', codes, addresses, shownAtMs: platform.nowMs(), isSlow: false, turnedAway: null,
    };
    this.#armSlowTimer();
    this.#around.onChanged();
  }

  view(): SyncViewUnderWay {
    const state = this.#state;
    switch (state.kind) {
      case 'showing': return this.#viewOfCodes(state);
      case 'confirming': {
        const { isAccepted, peer: { deviceName: peerName, sixDigits: digits } } = state;
        return { kind: 'confirming', peerName, digits, isAccepted };
      }
      case 'running': return this.#meter.view(state.peer.deviceName, state.isCancelling);
      case 'opening': case 'ended': return { kind: 'idle' };
    }
  }

  answer(areSame: boolean): void {
    const state = this.#state;
    if (state.kind !== 'confirming' || state.isAccepted) return;
    if (areSame) this.#state = { ...state, isAccepted: true };
    else this.#endHere = { kind: 'declined', by: 'here' };
    state.answer(areSame);
    this.#around.onChanged();
  }

  cancel(): void {
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
    const { codes: { link, linkToCopy, shortCode }, addresses, isSlow, shownAtMs, turnedAway } = state;
    const { platform } = this.#around;
    return {
      kind: 'showing-code', link, linkToCopy, shortCode: shortCode ?? null, pcName: platform.deviceName, addresses,
      isSlow, turnedAway, renewsInMs: Math.max(0, Math.round(shownAtMs + oneTimeKeyLifeMs - platform.nowMs())),
    };
  }

  #renew(codes: ShownCodes): void {
    if (this.#state.kind !== 'showing') return;
    this.#state = { ...this.#state, codes, shownAtMs: this.#around.platform.nowMs() };
    this.#around.onChanged();
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

  #welcome(socket: ChannelSocket, peer: ChannelPeer): void {
    if (this.#state.kind !== 'showing') {
      socket.cut();
      return;
    }
    clearTimeout(this.#slowTimer);
    this.#listening?.shut();
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
      onProgress: (progress) => this.#meter.take(progress),
    });
    const defect = defectOf(end.report);
    if (defect !== undefined) onBug(defect);
    this.#end(peer.deviceName, this.#endHere ?? toEndView(end, platform.deviceName));
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
    const listening = this.#listening;
    listening?.shut();
    if ('socket' in state) void state.socket.ended.then(() => listening?.close());
    else listening?.close();
  }
}
