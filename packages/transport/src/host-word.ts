/**
 * What two devices say beside the session's own messages, before it has begun or while a person is asked in it: one
 * byte that no session message begins with.
 *
 * 1. While the phone waits, the PC says why: at once and then every `waitingWordEveryMs`, so that the phone neither
 *    takes the silence for a dead connection nor leaves its user without a word.
 * 2. Whoever does not agree to the six digits says so before it closes: the other side need not guess.
 * 3. While the session asks a person, that side says so every `waitingWordEveryMs`, and the other one answers: so both
 *    know that the other is there, for as long as people may think.
 */
const codeByWord = {
  /** Another device is being synced, yours is next. */
  'wait-for-turn': 0xf0,
  /** The user of the PC has not compared the digits yet. */
  'wait-for-consent': 0xf1,
  declined: 0xf2,
  /** My person is asked, in the session. */
  deciding: 0xf3,
  /** I wait for yours. */
  patient: 0xf4,
  /** My person has not answered in time. */
  undecided: 0xf5,
} as const;

export type HostWord = keyof typeof codeByWord;
export type WaitingWord = Extract<HostWord, `wait-for-${string}`>;

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
    case codeByWord.deciding: return 'deciding';
    case codeByWord.patient: return 'patient';
    case codeByWord.undecided: return 'undecided';
    default: return undefined;
  }
}
