/** What a PC does with an open channel: waits for both users to agree, gives the phone its turn, and syncs. */
import type { ChannelPeer } from '@tandem/link';
import type { ChannelSocket } from './channel-socket.ts';
import { encodeHostWord, isDeclined, waitingWordEveryMs } from './host-word.ts';
import { consentTimeMsMax, SyncConnection, type SyncEnd, type SyncOptions } from './sync-connection.ts';
import type { Turns } from './turns.ts';

export interface PhoneService extends Omit<SyncOptions, 'role' | 'startedMs' | 'onWaiting'> {
  readonly turns: Turns;
  readonly isKnown: boolean;
  /** Asks the user of the PC, once; undefined: the phone's user alone decides. */
  readonly consent?: () => Promise<boolean>;
  /** Both users have agreed; now it is the phone's turn, and this can be cancelled. */
  readonly onTurn: (connection: SyncConnection, peer: ChannelPeer) => void;
}

type Agreement = 'agreed' | 'declined-here' | 'declined-there' | 'gone';

/**
 * Resolves with the end of the session, which is `cut` before any message if a user says no. The time that a person
 * takes, and the turn of another phone, are no part of the sync's time.
 */
export async function servePhone(
  socket: ChannelSocket, peer: ChannelPeer, service: PhoneService,
): Promise<SyncEnd> {
  const { turns, nowMs, consent } = service;
  const openedMs = nowMs();
  const agreement = await agree(socket, consent);
  const agreedMs = nowMs();
  let hasWaited = false;
  const sync = (): Promise<SyncEnd> => {
    const turnMs = hasWaited ? nowMs() : agreedMs;
    const startedMs = service.isKnown && !hasWaited ? openedMs : turnMs;
    const connection = new SyncConnection(socket, { ...service, role: 'listener', startedMs });
    if (agreement === 'agreed') service.onTurn(connection, peer);
    return connection.run();
  };
  const turn = agreement === 'agreed' ? turns.take(sync, () => {
    hasWaited = true;
    socket.send(encodeHostWord('wait-for-turn'));
  }) : undefined;
  if (turn !== undefined) return turn;
  if (agreement === 'declined-here') socket.leave(encodeHostWord('declined'));
  else socket.cut();
  const end = await sync();
  return agreement === 'declined-there' ? { ...end, cut: 'declined' } : end;
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
