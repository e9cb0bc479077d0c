/** Money is a whole number of minor units of its account's currency: cents of a euro, yen, thousandths of a dinar. */
import { currencyExponent, type Currency } from './currency.ts';
import { failure, success, type Result } from './result.ts';

declare const centsBrand: unique symbol;
/** Whole minor units, negative for money that leaves; an amount is within ±`amountMax`, a sum may go beyond. */
export type Cents = number & { readonly [centsBrand]: true };

/** Limit of one amount; 90 of them still add up exactly, and no household has one. */
export const amountMax = 100_000_000_000_000;

/** Proves a whole number to be money; throws where it is not, which only a defect can cause. */
export function toCents(value: number): Cents {
  if (!isCents(value)) throw new RangeError(`${value} is not a whole number of minor units`);
  return value;
}

function isCents(value: number): value is Cents {
  // Minus zero is refused, so that two equal amounts always have the same bytes.
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

export function negateCents(amount: Cents): Cents {
  return toCents(0 - amount);
}

export function isAmount(value: number): value is Cents {
  return isCents(value) && Math.abs(value) <= amountMax;
}

export type AmountFault =
  | { readonly kind: 'amount-empty' }
  | { readonly kind: 'amount-unreadable' }
  | { readonly kind: 'amount-decimals'; readonly decimalsMax: number }
  | { readonly kind: 'amount-too-large' };

/** Far more than the longest amount with its spaces and its currency. */
const typedLengthMax = 50;

/** Any space that groups thousands: U+0020, U+00A0, U+202F and U+2009; and the Swiss apostrophes. */
const spacedGroups = /^\d{1,3}(?:[ \u00a0\u202f\u2009'\u2019]\d{3})+$/;
const commaGroups = /^\d{1,3}(?:,\d{3})+$/;
const pointGroups = /^\d{1,3}(?:\.\d{3})+$/;

/**
 * Reads an amount as a person types it: `-12,34`, `12.34`, `1 234,56 €`, `−0,50`, `+5`, `,5`, `1.234,56`, `1,234.56`.
 * The last comma or point is the decimal one; `1,234` is refused where the currency has two decimals, not guessed.
 * Never by way of a binary fraction.
 */
export function parseAmount(text: string, currency: Currency): Result<Cents, AmountFault> {
  const typed = text.trim();
  if (typed === '') return failure({ kind: 'amount-empty' });
  if (typed.length > typedLengthMax) return failure({ kind: 'amount-unreadable' });
  const sign = /^[+\-\u2212]/.exec(typed)?.[0] ?? '';
  const digits = typed.slice(sign.length).replace(/(?:€|[A-Za-z]{3})$/, '').trim();
  const separatorAt = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  const whole = separatorAt < 0 ? digits : digits.slice(0, separatorAt);
  const fraction = separatorAt < 0 ? '' : digits.slice(separatorAt + 1);
  const groups = digits[separatorAt] === ',' ? pointGroups : commaGroups;
  const isReadable = (/^\d*$/.test(whole) || spacedGroups.test(whole) || (separatorAt >= 0 && groups.test(whole)))
    && /^\d*$/.test(fraction) && whole + fraction !== '';
  if (!isReadable) return failure({ kind: 'amount-unreadable' });
  const decimalsMax = currencyExponent(currency);
  if (fraction.length > decimalsMax) return failure({ kind: 'amount-decimals', decimalsMax });
  const units = (whole.replace(/\D/g, '') + fraction.padEnd(decimalsMax, '0')).replace(/^0+(?=\d)/, '');
  // Up to 15 digits are exact in a number, and no longer one is within the limit.
  const magnitude = units.length <= 15 ? Number(units) : Infinity;
  if (magnitude > amountMax) return failure({ kind: 'amount-too-large' });
  return success(toCents(sign === '' || sign === '+' ? magnitude : 0 - magnitude));
}
