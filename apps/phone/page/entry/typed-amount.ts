/**
 * The amount as it is typed on the keypad: digits, one decimal mark a number, and the signs of a small sum
 * (`12,50+3`). The text holds `,` `+` `-` only; how it looks is the screen's affair.
 */
import { amountMax, currencyExponent, isAmount, parseAmount, toCents, type Cents, type Currency } from '@tandem/ledger';

export type KeypadKey =
  | '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | 'mark' | '+' | '-' | '=' | 'back' | 'clear';

/** Of what is typed, signs and all: no sum of a till is longer. */
const typedLengthMax = 40;

/** A key that has no sense where it stands changes nothing. */
export function typeKey(text: string, key: KeypadKey, currency: Currency): string {
  switch (key) {
    case 'back': return text.slice(0, -1);
    case 'clear': return '';
    case '=': return isSum(text) ? amountToTyped(sumOf(text, currency), currency) ?? text : text;
    case '+': case '-': return typeSign(text, key);
    case 'mark': return typeMark(text, currency);
    case '00': return typeDigit(typeDigit(text, '0', currency), '0', currency);
    default: return typeDigit(text, key, currency);
  }
}

/** What the text comes to; undefined for an empty one and one beyond the limit. A sign at its end counts nothing. */
export function sumOf(text: string, currency: Currency): Cents | undefined {
  let sum = 0;
  let hasNumber = false;
  for (const [, sign, number = ''] of text.matchAll(/([+-]?)([\d,]+)/g)) {
    const parsed = parseAmount(number === ',' ? '0' : number, currency);
    if (!parsed.ok) return undefined;
    sum += sign === '-' ? 0 - parsed.value : parsed.value;
    hasNumber = true;
  }
  return hasNumber && isAmount(sum + 0) ? toCents(sum + 0) : undefined;
}

export function isSum(text: string): boolean {
  return /\d[+-]/.test(text);
}

/** `6,80`; undefined for none. */
export function amountToTyped(amount: Cents | undefined, currency: Currency): string | undefined {
  if (amount === undefined) return undefined;
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  return `${amount < 0 ? '-' : ''}${whole}${exponent > 0 ? `,${fraction}` : ''}`;
}

/** Only what this file may have written: a draft comes from the browser's storage. */
export function isTypedAmount(text: string): boolean {
  return text.length <= typedLengthMax && /^[\d,+-]*$/.test(text);
}

function typeDigit(text: string, digit: string, currency: Currency): string {
  const number = lastNumber(text);
  const [whole = '', fraction] = number.split(',');
  if (text.length >= typedLengthMax) return text;
  const isFull = fraction === undefined
    ? whole.length >= wholeDigitsMax(currency)
    : fraction.length >= currencyExponent(currency);
  if (isFull) return text;
  // No number begins with a zero that means nothing.
  return number === '0' ? text.slice(0, -1) + digit : text + digit;
}

function typeMark(text: string, currency: Currency): string {
  const number = lastNumber(text);
  if (currencyExponent(currency) === 0 || number.includes(',') || text.length >= typedLengthMax) return text;
  return number === '' ? `${text}0,` : `${text},`;
}

function typeSign(text: string, sign: string): string {
  if (text === '' || text === '-' || text.length >= typedLengthMax) return text;
  return /[+-]$/.test(text) ? text.slice(0, -1) + sign : text + sign;
}

/** One digit fewer than the limit itself: whatever is typed is within it. */
function wholeDigitsMax(currency: Currency): number {
  return String(amountMax).length - 1 - currencyExponent(currency);
}

function lastNumber(text: string): string {
  return /[\d,]*$/.exec(text)?.[0] ?? '';
}
