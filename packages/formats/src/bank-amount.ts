/** Amounts as banks write them. No step goes by way of a binary fraction: digits become a whole number at once. */
import { amountMax, toCents, type Cents, type Result } from '@tandem/ledger';
import { failure, success } from './result.ts';

export type BankAmountFault =
  /** Not a number, or one that can be read in two ways. */
  | 'unreadable'
  /** More decimals than the currency has, and not zero. */
  | 'decimals'
  | 'too-large';

/** Far more than the longest amount with its spaces. */
const amountLengthMax = 50;

/** Groups of three by one and the same separator; the first group may be missing (`-,109.59`, as one bank writes). */
const groupedDigits = /^(?:[1-9]\d{0,2})?([,. \u00a0\u202f'])\d{3}(?:\1\d{3})*$/;

/**
 * Reads `-12,34`, `+6.90`, `1 234,56 €`, `1,234,567.89`, `-,109.59`, `(12,50)`: the last `.` or `,` followed by one or
 * two digits (or by as many as the currency has) is the decimal separator, any other separator groups thousands.
 * `decimals` is the exponent of the currency's minor unit; the value is in minor units, within ±`amountMax`.
 */
export function parseBankAmount(text: string, decimals: number): Result<Cents, BankAmountFault> {
  const written = withoutEuro(text.trim());
  if (written.length > amountLengthMax) return failure('unreadable');
  const isBracketed = written.startsWith('(') && written.endsWith(')');
  const signed = isBracketed ? withoutEuro(written.slice(1, -1).trim()) : written;
  const sign = /^[+\-\u2212]/.exec(signed)?.[0] ?? '';
  if (isBracketed && sign !== '') return failure('unreadable');
  const digits = splitDigits(signed.slice(sign.length).trim(), Math.max(2, decimals));
  if (digits === undefined) return failure('unreadable');
  if (/[1-9]/.test(digits.fraction.slice(decimals))) return failure('decimals');
  const minorDigits = digits.whole + digits.fraction.slice(0, decimals).padEnd(decimals, '0');
  // A whole number of more digits than the limit has may be rounded here, but not below the limit.
  const value = Number(minorDigits);
  if (value > amountMax) return failure('too-large');
  return success(toCents(isBracketed || (sign !== '' && sign !== '+') ? 0 - value : value));
}

function withoutEuro(text: string): string {
  return text.endsWith('€') ? text.slice(0, -1).trimEnd() : text;
}

function splitDigits(text: string, fractionMax: number): { whole: string; fraction: string } | undefined {
  const separatorAt = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const tail = separatorAt < 0 ? '' : text.slice(separatorAt + 1);
  const hasFraction = /^\d+$/.test(tail) && tail.length <= fractionMax;
  const whole = hasFraction ? text.slice(0, separatorAt) : text;
  const fraction = hasFraction ? tail : '';
  if (/^\d*$/.test(whole)) return whole === '' && !hasFraction ? undefined : { whole, fraction };
  const separator = groupedDigits.exec(whole)?.[1];
  // `1,234,56`: one sign cannot mean thousands and decimals in the same number. `,109` alone would be 0,109 or 109.
  if (separator === undefined || (hasFraction && separator === text[separatorAt])) return undefined;
  if (!hasFraction && whole.startsWith(separator)) return undefined;
  return { whole: whole.replaceAll(separator, ''), fraction };
}
