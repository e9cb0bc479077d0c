/** Codes like those of the PC, and yet not they. */
import assert from 'node:assert/strict';
import {
  formatPairingLinkToCopy, formatShortCode, parsePairingLink, parseShortCode, type PairingLink,
} from '@tandem/link';

/** `text` as the PC shows it to be copied. */
export function changeLink(text: string, changes: Partial<PairingLink>): string {
  const link = parsePairingLink(text);
  assert(link.ok, 'no link of ours');
  return formatPairingLinkToCopy({ ...link.value, ...changes });
}

/** Well formed, of this PC, and never shown by it. */
export function forgeShortCode(text: string): string {
  const code = parseShortCode(text);
  assert(code.ok, 'no short code of ours');
  return formatShortCode({ ...code.value, secret: code.value.secret.map((byte) => byte ^ 1) });
}

/** Two neighbours have changed places, as a hurried hand does it; such as the checksum notices. */
export function mistypeShortCode(text: string): string {
  for (let place = 0; place < text.length - 1; place += 1) {
    const [one = '', other = ''] = [text[place], text[place + 1]];
    const mistyped = text.slice(0, place) + other + one + text.slice(place + 2);
    const parsed = parseShortCode(mistyped);
    if (!parsed.ok && parsed.error.kind === 'mistyped') return mistyped;
  }
  return assert.fail('no exchange that is noticed');
}
