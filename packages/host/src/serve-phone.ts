/** What a PC does with an open channel: waits for the phone's user to agree, gives the phone its turn, and syncs. */
import type { ChannelPeer } from '@tandem/link';
import type { ChannelSocket } from './channel-socket.ts';
import { consentTimeMsMax, SyncConnection, type SyncEnd, type SyncOptions } from './sync-connection.ts';
import { encodeTurnNotice } from './turn-notice.ts';
import type { Turns } from './turns.ts';

export interface PhoneService extends Omit<SyncOptions, 'role' | 'startedMs' | 'onWaiting'> {
  readonly turns: Turns;
  readonly isKnown: boolean;
  /** The phone has spoken, so its user has agreed; now it is its turn, and this can be cancelled. */
  readonly onTurn: (connection: SyncConnection, peer: ChannelPeer) => void;
}

/**
 * Resolves with the end of the session, which is `cut` before any message if the phone's user says no. The time that a
 * person takes, and the turn of another phone, are no part of the sync's time.
 */
export async function servePhone(
  socket: ChannelSocket, peer: ChannelPeer, service: PhoneService,
): Promise<SyncEnd> {
  const { turns, nowMs } = service;
  const openedMs = nowMs();
  const hasSpoken = await socket.hasSpoken(consentTimeMsMax);
  const spokenMs = nowMs();
  let hasWaited = false;
  const sync = (): Promise<SyncEnd> => {
    const turnMs = hasWaited ? nowMs() : spokenMs;
    const startedMs = service.isKnown && !hasWaited ? openedMs : turnMs;
    const connection = new SyncConnection(socket, { ...service, role: 'listener', startedMs });
    if (hasSpoken) service.onTurn(connection, peer);
    return connection.run();
  };
  const turn = hasSpoken ? turns.take(sync, () => {
    hasWaited = true;
    socket.send(encodeTurnNotice());
  }) : undefined;
  if (turn !== undefined) return turn;
  socket.cut();
  return sync();
}
