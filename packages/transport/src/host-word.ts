/**
 * What two devices say beside the session's own messages, before it has begun: one byte that no session message begins
 * with.
 *
 * 1. While the phone waits, the PC says why: at once and then every `waitingWordEveryMs`, so that the phone neither
 *    takes the silence for a dead connection nor leaves its user without a word.
 * 2. Whoever does not agree to the six digits says so before it closes: the other side need not guess.
 */
const codeByWord = {
  /** Another device is being synced, yours is next. */
  'wait-for-turn': 0xf0,
  /** The user of the PC has not compared the digits yet. */
  'wait-for-consent': 0xf1,
  declined: 0xf2,
} as const;

export type HostWord = keyof typeof codeByWord;
export type WaitingWord = Exclude<HostWord, 'declined'>;

export const waitingWordEveryMs = 10_000;

export function encodeHostWord(word: HostWord): Uint8Array {
  return Uint8Array.of(codeByWord[word]);
}

export function isDeclined(message: Uint8Array | undefined): boolean {
  return message !== undefined && decodeHostWord(message) === 'declined';
}

/** Undefined for a message of the session. */
export function decodeHostWord(message: Uint8Array): HostWord | undefined {
  if (message.length !== 1) return undefined;
  switch (message[0]) {
    case codeByWord['wait-for-turn']: return 'wait-for-turn';
    case codeByWord['wait-for-consent']: return 'wait-for-consent';
    case codeByWord.declined: return 'declined';
    default: return undefined;
  }
}
