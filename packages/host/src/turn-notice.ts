/**
 * The one thing that a host says beside the session's own messages: "another device is being synced, yours is next".
 * One byte that no session message begins with; said at once and then every `turnNoticeEveryMs`, so that the caller
 * neither takes the silence for a dead connection nor leaves its user without a word.
 */
const notice = 0xf0;

export const turnNoticeEveryMs = 10_000;

export function encodeTurnNotice(): Uint8Array {
  return Uint8Array.of(notice);
}

export function isTurnNotice(message: Uint8Array): boolean {
  return message.length === 1 && message[0] === notice;
}
