/** What two HELLOs settle before anything is touched: the protocol, and whose book it is. Pure; both sides agree. */
import type { HelloBody, ProtocolRange } from './message.ts';
import type { BookIdentity } from './session-store.ts';

/** The phone connects and speaks first; the PC listens. */
export type SessionRole = 'caller' | 'listener';

export type Refusal =
  /** No common protocol: the program on this device is the older one. */
  | 'update-here'
  | 'update-there'
  /** Neither device has a book yet. */
  | 'no-book';

export type BookAgreement =
  | { readonly kind: 'same' }
  /** This device holds no data. */
  | { readonly kind: 'adopt-here' }
  | { readonly kind: 'adopt-there' }
  /** This device holds data of an older generation: a backup was declared to be the truth. */
  | { readonly kind: 'replace-here' }
  | { readonly kind: 'replace-there' }
  /** Both hold data, and only a person can say what becomes of it. */
  | { readonly kind: 'choose'; readonly reason: ChoiceReason }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** `two-truths`: of one book, two backups were declared to be the truth, neither in knowledge of the other. */
export type ChoiceReason = 'different-book' | 'two-truths';

/** Undefined when the ranges meet. */
export function findProtocolRefusal(mine: ProtocolRange, theirs: ProtocolRange): Refusal | undefined {
  if (mine.max < theirs.min) return 'update-here';
  if (theirs.max < mine.min) return 'update-there';
  return undefined;
}

export type BookClaim = Pick<HelloBody, 'identity' | 'generationChain' | 'holdsData'>;

/**
 * A later generation of one book goes before an earlier one. Else the side without data adopts the other's book; if
 * neither has any, the one without a book does, else the caller, so that a new phone takes the book of the PC that it
 * was shown.
 */
export function agreeOnBook(role: SessionRole, mine: BookClaim, theirs: BookClaim): BookAgreement {
  if (mine.identity === null || theirs.identity === null) {
    if (mine.identity === null && theirs.identity === null) return { kind: 'refused', refusal: 'no-book' };
    return { kind: mine.identity === null ? 'adopt-here' : 'adopt-there' };
  }
  const isSameBook = bytesEqual(mine.identity.bookId, theirs.identity.bookId);
  if (isSameBook && bytesEqual(mine.identity.generation, theirs.identity.generation)) return { kind: 'same' };
  const isOlder = isSameBook && descendsFrom(theirs, mine.identity);
  const isNewer = isSameBook && descendsFrom(mine, theirs.identity);
  if (isOlder && !isNewer) return { kind: mine.holdsData ? 'replace-here' : 'adopt-here' };
  if (isNewer && !isOlder) return { kind: theirs.holdsData ? 'replace-there' : 'adopt-there' };
  if (mine.holdsData && theirs.holdsData) {
    return { kind: 'choose', reason: isSameBook ? 'two-truths' : 'different-book' };
  }
  const adoptsHere = mine.holdsData === theirs.holdsData ? role === 'caller' : theirs.holdsData;
  return { kind: adoptsHere ? 'adopt-here' : 'adopt-there' };
}

function descendsFrom(claim: BookClaim, { generation }: BookIdentity): boolean {
  return claim.generationChain.some((former) => bytesEqual(former, generation));
}

/** Nothing secret is compared here, so it may stop early. */
export function bytesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, place) => byte === right[place]);
}

/** The longest beginning of a name that fits, without a broken character. */
export function trimDeviceName(name: string, bytesMax: number): string {
  const target = new Uint8Array(bytesMax);
  const { read } = new TextEncoder().encodeInto(name, target);
  return name.slice(0, read);
}
