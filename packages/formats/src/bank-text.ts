/**
 * The text of a bank's file. What the file declares (`CHARSET:1252`, `ENCODING:USASCII`) is not looked at: banks keep
 * declaring 1252 after they went over to UTF-8, and the other way round. The bytes say it better: text with accents
 * that is valid UTF-8 by accident does not exist in practice, and windows-1252 holds all that ISO-8859-1 can declare.
 */
export type BankTextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface BankText {
  /** Well-formed Unicode without byte order mark; line ends as they came. */
  readonly text: string;
  readonly encoding: BankTextEncoding;
}

/** Any bytes are some text: strict UTF-8, else UTF-16 where its byte order mark stands first, else windows-1252. */
export function decodeBankText(bytes: Uint8Array): BankText {
  const utf8 = decodeStrictUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const encoding = detectUtf16(bytes) ?? 'windows-1252';
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the decoder's only way to say that the bytes are not UTF-8
  }
}

function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}
