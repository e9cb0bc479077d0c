/** What a PC does with an open channel: gives the phone its turn, waits for both users to agree, and syncs. */
import type { ChannelPeer } from '@tandem/link';
import type { ChannelSocket } from './channel-socket.ts';
import { encodeHostWord, isDeclined, waitingWordEveryMs } from './host-word.ts';
import { consentTimeMsMax, SyncConnection, type SyncEnd, type SyncOptions } from './sync-connection.ts';
import type { Turns } from './turns.ts';

export interface PhoneService extends Omit<SyncOptions, 'role' | 'startedMs' | 'onWaiting'> {
  readonly turns: Turns;
  readonly isKnown: boolean;
  /** No other phone has the window now: next the user of the PC is asked, or the phone speaks. */
  readonly onTurnCame?: () => void;
  /** Asks the user of the PC, once, when the phone's turn has come; undefined: the phone's user alone decides. */
  readonly consent?: () => Promise<boolean>;
  /** Both users have agreed; now it can be cancelled. */
  readonly onTurn: (connection: SyncConnection, peer: ChannelPeer) => void;
}

type Agreement = 'agreed' | 'declined-here' | 'declined-there' | 'gone';

/**
 * Resolves with the end of the session, which is `cut` before any message if a user says no, or too many phones wait.
 * The time that a person takes, and the turn of another phone, are no part of the sync's time.
 */
export async function servePhone(
  socket: ChannelSocket, peer: ChannelPeer, service: PhoneService,
): Promise<SyncEnd> {
  const { turns, nowMs } = service;
  const openedMs = nowMs();
  let hasWaited = false;
  const turn = turns.take(() => {
    service.onTurnCame?.();
    return serveInTurn(socket, peer, service, hasWaited ? nowMs() : openedMs);
  }, () => {
    hasWaited = true;
    socket.send(encodeHostWord('wait-for-turn'));
  });
  if (turn !== undefined) return turn;
  socket.cut();
  return runConnection(socket, service, openedMs);
}

async function serveInTurn(
  socket: ChannelSocket, peer: ChannelPeer, service: PhoneService, startedMs: number,
): Promise<SyncEnd> {
  const agreement = await agree(socket, service.consent);
  if (agreement === 'agreed') {
    // A phone that is known speaks by itself.
    return runConnection(socket, service, service.isKnown ? startedMs : service.nowMs(), (connection) =>
      service.onTurn(connection, peer));
  }
  if (agreement === 'declined-here') socket.leave(encodeHostWord('declined'));
  else socket.cut();
  const end = await runConnection(socket, service, startedMs);
  return agreement === 'declined-there' ? { ...end, cut: 'declined' } : end;
}

function runConnection(
  socket: ChannelSocket, service: PhoneService, startedMs: number, onTurn?: (connection: SyncConnection) => void,
): Promise<SyncEnd> {
  const connection = new SyncConnection(socket, { ...service, role: 'listener', startedMs });
  onTurn?.(connection);
  return connection.run();
}

/** Settled as soon as one user says no, whatever the other has said; a phone that says nothing in time has gone. */
async function agree(socket: ChannelSocket, consent: PhoneService['consent']): Promise<Agreement> {
  const hasSpoken = socket.hasSpoken(consentTimeMsMax);
  let isAnswered = false;
  const answer = (consent?.() ?? Promise.resolve(true)).then((isYes) => {
    isAnswered = true;
    return isYes;
  });
  const refused = answer.then<boolean | 'declined-here'>((isYes) => isYes ? hasSpoken : 'declined-here');
  const first = await Promise.race([hasSpoken, refused]);
  if (first === 'declined-here') return first;
  if (!first) return 'gone';
  if (socket.waiting.some(isDeclined)) return 'declined-there';
  if (isAnswered) return await answer ? 'agreed' : 'declined-here';
  return waitForAnswer(socket, answer);
}

async function waitForAnswer(socket: ChannelSocket, answer: Promise<boolean>): Promise<Agreement> {
  const tellToWait = (): void => socket.send(encodeHostWord('wait-for-consent'));
  tellToWait();
  const telling = setInterval(tellToWait, waitingWordEveryMs);
  let limit: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<false>((resolve) => {
    limit = setTimeout(() => resolve(false), consentTimeMsMax);
  });
  try {
    const isYes = await Promise.race([answer, isLate, socket.ended]);
    if (socket.waiting.some(isDeclined)) return 'declined-there';
    if (typeof isYes !== 'boolean') return 'gone';
    return isYes ? 'agreed' : 'declined-here';
  } finally {
    clearInterval(telling);
    clearTimeout(limit);
  }
}
