/** An encrypted channel over a WebSocket, how it comes about, and one sync over it; in Node and in a Worker alike. */
export { browserSockets, type BrowserScope, type StandardWebSocket } from './browser-socket.ts';
export { ChannelSocket, type ChannelSocketEvents, type ChannelUser } from './channel-socket.ts';
export type { DialFailure } from './dial-failure.ts';
export { dial, type DialOptions, type DialResult } from './dialer.ts';
export { encodeHostWord, isDeclined, type HostWord, type WaitingWord } from './host-word.ts';
export { servePhone, type PhoneService } from './serve-phone.ts';
export type {
  OpeningEvents, OpeningSocket, OpenSocket, SocketEvents, SocketPort, StopSignal,
} from './socket-port.ts';
export {
  consentTimeMsMax, idleTimeMsMax, questionTimeMsMax, SyncConnection, type SyncEnd, type SyncOptions, type WireBytes,
} from './sync-connection.ts';
export { Turns, waitingMax } from './turns.ts';
