/**
 * The phone's side: calls the PC of a code, asks whether it is the right one, and syncs.
 *
 * 1. A PC that this copy knows is not asked about: it has proven its key.
 * 2. The PC is remembered once it has answered in the session: then both users have agreed.
 * 3. Once this side has agreed, it waits with the digits on its screen: the other user may still be comparing.
 */
import type { SyncEndView } from '@tandem/contract';
import type { ChannelPeer } from '@tandem/link';
import type { SessionProgress, SessionQuestion } from '@tandem/sync';
import {
  consentTimeMsMax, encodeHostWord, isDeclined, SyncConnection, type ChannelSocket, type WaitingWord,
} from '@tandem/transport';
import type { Reach } from '../platform.ts';
import { Deliberation, type QuestionAnswer } from './deliberation.ts';
import {
  noteIdentical, rememberPeer, type DeskSync, type SyncSurroundings, type SyncViewUnderWay,
} from './desk-sync.ts';
import type { Destination } from './destination.ts';
import { ProgressMeter } from './progress-meter.ts';
import { questionToView } from './question-view.ts';
import { StopSource } from './stop-source.ts';
import { defectOf, toEndView, toNotConnected } from './sync-report.ts';

type State =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'confirming'; readonly peer: ChannelPeer; readonly socket: ChannelSocket }
  /** `shows`: what the other side lets this one wait for, until it answers. */
  | {
    readonly kind: 'running'; readonly peer: ChannelPeer; readonly connection: SyncConnection;
    readonly shows: 'digits' | 'turn' | 'progress'; readonly isCancelling: boolean;
  }
  | { readonly kind: 'ended' };

export class PhoneSync implements DeskSync {
  readonly #around: SyncSurroundings;
  readonly #destination: Destination;
  readonly #meter: ProgressMeter;
  readonly #deliberation = new Deliberation();
  readonly #stop = new StopSource();
  #state: State = { kind: 'connecting' };
  #startedMs = 0;
  #hasAnswered = false;
  /** Instead of what the session came to. */
  #endHere: SyncEndView | undefined;

  constructor(around: SyncSurroundings, destination: Destination) {
    this.#around = around;
    this.#destination = destination;
    this.#meter = new ProgressMeter(() => around.platform.nowMs(), around.onChanged);
  }

  async call(reach: Extract<Reach, { readonly role: 'phone' }>): Promise<void> {
    const { platform, shelved: { keys } } = this.#around;
    const { addresses, pcName, port, psk, target } = this.#destination;
    const { deviceName, randomBytes } = platform;
    const dialed = await reach.dial({
      addresses, port, signal: this.#stop, wallMs: () => platform.wallMs(),
      side: { staticKeys: keys.staticKeys, deviceName, randomBytes, psk, target },
    });
    if (!dialed.ok) {
      this.#end(pcName, toNotConnected(dialed.error));
      return;
    }
    const { peer, socket } = dialed.value;
    if (this.#stop.aborted) {
      socket.cut();
      this.#end(peer.deviceName, { kind: 'cancelled', by: 'here' });
      return;
    }
    if (keys.isKnown(peer.staticKey)) {
      this.#run(socket, peer, 'progress');
      return;
    }
    this.#state = { kind: 'confirming', peer, socket };
    this.#around.onChanged();
    await this.#watchPc(socket, peer);
  }

  view(): SyncViewUnderWay {
    const state = this.#state;
    switch (state.kind) {
      case 'connecting': case 'ended': return { kind: 'connecting', peerName: this.#destination.pcName };
      case 'confirming': return viewOfDigits(state.peer, false);
      case 'running':
        switch (state.shows) {
          case 'digits': return viewOfDigits(state.peer, true);
          case 'turn': return { kind: 'waiting-turn', peerName: state.peer.deviceName };
          case 'progress':
            return (state.isCancelling ? undefined : this.#deliberation.view(state.peer.deviceName))
              ?? this.#meter.view(state.peer.deviceName, state.isCancelling);
        }
    }
  }

  answer(areSame: boolean): void {
    const state = this.#state;
    if (state.kind !== 'confirming') return;
    const { peer, socket } = state;
    if (areSame) {
      this.#run(socket, peer, 'digits');
      return;
    }
    socket.leave(encodeHostWord('declined'));
    this.#end(peer.deviceName, { kind: 'declined', by: 'here' });
  }

  answerQuestion(answer: QuestionAnswer): void {
    if (this.#state.kind !== 'running' || !this.#deliberation.answer(answer)) return;
    this.#state.connection.answer(answer);
    this.#around.onChanged();
  }

  cancel(): void {
    const state = this.#state;
    switch (state.kind) {
      case 'connecting': this.#stop.abort(); break;
      case 'confirming': this.answer(false); break;
      case 'running':
        this.#state = { ...state, isCancelling: true };
        if (this.#hasAnswered) state.connection.cancel();
        else this.#leave(state.connection);
        this.#around.onChanged();
        break;
      case 'ended': break;
    }
  }

  /** Until the user has answered: the PC may say no, or go. */
  async #watchPc(socket: ChannelSocket, peer: ChannelPeer): Promise<void> {
    await socket.hasSpoken(consentTimeMsMax);
    if (this.#state.kind !== 'confirming') return;
    const hasDeclined = isDeclined(socket.waiting[0]);
    // Another phone has the window: that is heard once this user has agreed.
    if (!hasDeclined && socket.waiting.length > 0) return;
    socket.cut();
    this.#end(peer.deviceName, hasDeclined ? { kind: 'declined', by: 'there' } : { kind: 'cut', done: 0, expected: 0 });
  }

  #run(socket: ChannelSocket, peer: ChannelPeer, shows: 'digits' | 'progress'): void {
    const { platform, store } = this.#around;
    const timed = { startedMs: (): number => this.#startedMs };
    this.#startedMs = platform.nowMs();
    const connection = new SyncConnection(socket, {
      role: 'caller', deviceName: platform.deviceName, store,
      wallMs: () => platform.wallMs(), nowMs: () => platform.nowMs(),
      get startedMs() {
        return timed.startedMs();
      },
      onProgress: (progress) => this.#take(progress),
      onQuestion: (question) => this.#ask(question, peer),
      onWaiting: (word) => this.#wait(word),
    });
    this.#state = { kind: 'running', peer, connection, shows, isCancelling: false };
    this.#around.onChanged();
    this.#finish(connection, peer).catch((bug: unknown) => {
      this.#around.onBug(bug);
      this.#end(peer.deviceName, { kind: 'fault' });
    });
  }

  async #finish(connection: SyncConnection, peer: ChannelPeer): Promise<void> {
    const end = await connection.run();
    const defect = defectOf(end.report);
    if (defect !== undefined) this.#around.onBug(defect);
    const view = this.#endHere ?? toEndView(end, this.#around.platform.deviceName);
    if (view.kind === 'identical') noteIdentical(this.#around, peer);
    this.#end(peer.deviceName, view);
  }

  #ask(question: SessionQuestion, { deviceName }: ChannelPeer): void {
    this.#deliberation.ask(question, questionToView(question, this.#around, deviceName));
    this.#around.onChanged();
  }

  #take(progress: SessionProgress): void {
    if (progress.phase !== 'greeting' && !this.#hasAnswered) this.#noteAnswer();
    if (this.#deliberation.enter(progress.phase)) this.#around.onChanged();
    this.#meter.take(progress);
  }

  /** The PC has said its first message of the session. */
  #noteAnswer(): void {
    this.#hasAnswered = true;
    const state = this.#state;
    if (state.kind !== 'running') return;
    // The time that people take is no part of the sync's time.
    if (state.shows !== 'progress') this.#startedMs = this.#around.platform.nowMs();
    this.#state = { ...state, shows: 'progress' };
    if (rememberPeer(this.#around, state.peer)) return;
    this.#endHere = { kind: 'key-file', isDamaged: false };
    state.connection.socket.cut();
  }

  #wait(word: WaitingWord): void {
    const state = this.#state;
    if (state.kind !== 'running' || this.#hasAnswered) return;
    const shows = word === 'wait-for-turn' ? 'turn' : 'digits';
    if (state.shows === shows) return;
    this.#state = { ...state, shows };
    this.#around.onChanged();
  }

  /** Before the PC has answered there is no session that could be cancelled. */
  #leave({ socket }: SyncConnection): void {
    this.#endHere ??= { kind: 'cancelled', by: 'here' };
    socket.leave(encodeHostWord('declined'));
  }

  #end(peerName: string | null, end: SyncEndView): void {
    if (this.#state.kind === 'ended') return;
    this.#state = { kind: 'ended' };
    this.#meter.stop();
    this.#around.onEnded({ kind: 'ended', peerName, end });
  }
}

function viewOfDigits({ deviceName: peerName, sixDigits: digits }: ChannelPeer, isAccepted: boolean): SyncViewUnderWay {
  return { kind: 'confirming', peerName, digits, isAccepted };
}
