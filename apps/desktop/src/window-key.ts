/**
 * Who may see the page. A window is opened with a ticket in its address; for it the browser gets a cookie, which every
 * later request must show.
 *
 * 1. A ticket of a window opens one window: command lines can be read by the other users of a computer.
 * 2. The address to print opens any number: it is seen by whoever started the program, and by nobody else.
 * 3. Cookies do not know ports, so the name has the port in it: two books are two programs.
 */
import { timingSafeEqual } from 'node:crypto';
import { randomBytes } from '@tandem/host';

const secretBytes = 32;
const ticketsMax = 100;

export class WindowKey {
  readonly #cookieName: string;
  readonly #cookie = newSecret();
  readonly #lasting = newSecret();
  readonly #tickets = new Set<string>();

  constructor(port: number) {
    this.#cookieName = `tandem-${port}`;
  }

  /** For one window. */
  newTicket(): string {
    if (this.#tickets.size >= ticketsMax) this.#tickets.clear();
    const ticket = newSecret();
    this.#tickets.add(ticket);
    return ticket;
  }

  get lastingTicket(): string {
    return this.#lasting;
  }

  /** The cookie to set, for a good ticket. */
  admit(ticket: string): string | undefined {
    if (!this.#tickets.delete(ticket) && !isSame(ticket, this.#lasting)) return undefined;
    return `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  isKnown(cookieHeader: string | undefined): boolean {
    const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
    return pairs.some((pair) => isSame(pair, `${this.#cookieName}=${this.#cookie}`));
  }
}

export function newSecret(): string {
  return Buffer.from(randomBytes(secretBytes)).toString('base64url');
}

/** In a time that does not tell how much of it is right. */
export function isSame(given: string, secret: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(secret);
  return left.length === right.length && timingSafeEqual(left, right);
}
