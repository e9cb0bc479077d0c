/** What is scanned or typed, looked at before the engine is asked: whether it is a code of ours, and how far typed. */

export type ScannedCode = 'ours' | 'later-version' | 'earlier-version' | 'not-ours';

/** The version of codes that this program reads. */
const codeVersion = 1;
const groupLength = 4;
export const shortCodeLength = 28;

/** The engine reads the rest: this is only to go on looking when a poster's code is in the picture. */
export function classifyCode(text: string): ScannedCode {
  const version = /^\s*TDM(\d{1,4}):/i.exec(text)?.[1];
  if (version === undefined) return 'not-ours';
  const difference = Number(version) - codeVersion;
  return difference === 0 ? 'ours' : difference > 0 ? 'later-version' : 'earlier-version';
}

/** A text to copy, which is not to be grouped by four. */
export function isLinkText(text: string): boolean {
  return /^\s*TDM/i.test(text);
}

/** `7F3A 9C21 E0B4`: capitals in groups of four. A pasted link stays as it is. */
export function formatTypedCode(text: string): string {
  if (isLinkText(text)) return text;
  const plain = typedCharacters(text).join('').toUpperCase();
  return plain.replaceAll(/.{4}(?=.)/gu, '$& ');
}

export type TypedCode =
  | { readonly kind: 'empty' | 'complete' }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'long'; readonly extra: number }
  | { readonly kind: 'bad-character'; readonly character: string; readonly group: number };

/** As Crockford's base32 has it: no U, and O, I and L are read as the digits that they look like. */
export function judgeTypedCode(text: string): TypedCode {
  if (isLinkText(text)) return { kind: 'complete' };
  const characters = typedCharacters(text);
  if (characters.length === 0) return { kind: 'empty' };
  const badAt = characters.findIndex((character) => !/^[0-9A-TV-Z]$/i.test(character));
  if (badAt >= 0) {
    return { kind: 'bad-character', character: characters[badAt] ?? '', group: Math.floor(badAt / groupLength) + 1 };
  }
  const missing = shortCodeLength - characters.length;
  return missing > 0 ? { kind: 'short', missing } : missing < 0 ? { kind: 'long', extra: -missing }
    : { kind: 'complete' };
}

/** The code in what was copied, with or without words around its text; undefined where there is none. */
export function findPastedCode(text: string): string | undefined {
  const link = /TDM\d{1,4}:\S+/i.exec(text)?.[0];
  if (link !== undefined) return link;
  return judgeTypedCode(text).kind === 'complete' ? formatTypedCode(text) : undefined;
}

function typedCharacters(text: string): readonly string[] {
  return Array.from(text.replaceAll(/[\s\-\u2010\u2011\u2013\u2014_.\u00b7]/gu, ''));
}
