/** Text as people type it: brought to one form before it is stored, so that two devices write the same bytes. */
import { failure, success, type Result } from './result.ts';

/** Limits in UTF-16 code units. */
export const nameLengthMax = 100;
export const memoLengthMax = 1000;

export type TextFault =
  | { readonly kind: 'text-empty' }
  | { readonly kind: 'text-too-long'; readonly lengthMax: number }
  | { readonly kind: 'text-malformed' };

/** A name: one line, trimmed, never empty, at most `nameLengthMax`. */
export function cleanName(text: string): Result<string, TextFault> {
  const cleaned = cleanLine(text, nameLengthMax);
  return cleaned.ok && cleaned.value === '' ? failure({ kind: 'text-empty' }) : cleaned;
}

/** One line, trimmed, in NFC, runs of white space as one space; may be empty. */
export function cleanLine(text: string, lengthMax: number): Result<string, TextFault> {
  return cleanText(text.replace(/\s+/gu, ' '), lengthMax);
}

/** Trimmed text in NFC that may have several lines (`\n`); may be empty. */
export function cleanText(text: string, lengthMax: number): Result<string, TextFault> {
  if (!text.isWellFormed() || hasControls(text)) return failure({ kind: 'text-malformed' });
  const cleaned = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  return cleaned.length > lengthMax ? failure({ kind: 'text-too-long', lengthMax }) : success(cleaned);
}

/** U+0000 ends a text in many programs; no control but tab and line end is ever typed. */
function hasControls(text: string): boolean {
  return /(?![\t\n\r])\p{Cc}/u.test(text);
}

/** The same for two names that differ only in case, accents, ligatures or spaces: `Bœuf  d’Été` and `boeuf d'ete`. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss').replaceAll('\u2019', "'")
    .replace(/\s+/gu, ' ').trim();
}
