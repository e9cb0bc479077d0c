/** What two HELLOs settle before anything is touched: the protocol, and whose book it is. Pure; both sides agree. */
import type { HelloBody, ProtocolRange } from './message.ts';
import type { BookIdentity } from './session-store.ts';

/** The phone connects and speaks first; the PC listens. */
export type SessionRole = 'caller' | 'listener';

export type Refusal =
  /** No common protocol: the program on this device is the older one. */
  | 'update-here'
  | 'update-there'
  /** Two books that both hold data. */
  | 'different-book'
  /** One book, of which a backup was declared to be the truth on one side. */
  | 'other-generation'
  /** Neither device has a book yet. */
  | 'no-book';

export type BookAgreement =
  | { readonly kind: 'same' }
  | { readonly kind: 'adopt-here'; readonly identity: BookIdentity }
  | { readonly kind: 'adopt-there' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Undefined when the ranges meet. */
export function findProtocolRefusal(mine: ProtocolRange, theirs: ProtocolRange): Refusal | undefined {
  if (mine.max < theirs.min) return 'update-here';
  if (theirs.max < mine.min) return 'update-there';
  return undefined;
}

export type BookClaim = Pick<HelloBody, 'identity' | 'holdsData'>;

export function agreeOnBook(role: SessionRole, mine: BookClaim, theirs: BookClaim): BookAgreement {
  if (mine.identity !== null && theirs.identity !== null && isSameBook(mine.identity, theirs.identity)) {
    if (bytesEqual(mine.identity.generation, theirs.identity.generation)) return { kind: 'same' };
    return adoptOrRefuse(role, mine, theirs, 'other-generation');
  }
  return adoptOrRefuse(role, mine, theirs, 'different-book');
}

/**
 * The side without data adopts. If neither has any, the one without a book does, else the caller, so that a new phone
 * takes the book of the PC that it was shown.
 */
function adoptOrRefuse(role: SessionRole, mine: BookClaim, theirs: BookClaim, refusal: Refusal): BookAgreement {
  if (mine.holdsData && theirs.holdsData) return { kind: 'refused', refusal };
  if (mine.identity === null && theirs.identity === null) return { kind: 'refused', refusal: 'no-book' };
  if (theirs.identity === null) return { kind: 'adopt-there' };
  if (mine.identity === null) return { kind: 'adopt-here', identity: theirs.identity };
  const adoptsHere = mine.holdsData === theirs.holdsData ? role === 'caller' : theirs.holdsData;
  return adoptsHere ? { kind: 'adopt-here', identity: theirs.identity } : { kind: 'adopt-there' };
}

function isSameBook(mine: BookIdentity, theirs: BookIdentity): boolean {
  return bytesEqual(mine.bookId, theirs.bookId);
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
