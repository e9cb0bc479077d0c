/**
 * The calculator of an amount field: `12,50+3`, `45 - 12,3 × 2`, `100/3`. Exact, in fractions of whole numbers, and
 * rounded once at the end; only a multiplication or a division may need it.
 *
 *   sum     = [sign] product { (+ | −) product }
 *   product = number { (× | /) number }
 */
import {
  currencyExponent, failure, isAmount, parseAmount, success, type AmountFault, type Cents, type Currency, type Result,
} from '@tandem/ledger';

/** Over it, a list of sums belongs on paper. */
const typedLengthMax = 100;
const spaces = /[ \u00a0\u202f\u2009]/g;
const token = /\d+(?:[.,]\d*)?|[.,]\d+|[+\-\u2212*×x/÷:]/giy;

interface Fraction {
  readonly above: bigint;
  /** Positive. */
  readonly below: bigint;
}

/** True where there is something to calculate: an operator after a first number. */
export function isCalculation(text: string): boolean {
  return /[\d.,)\s][+\-\u2212*×x/÷:]/i.test(text.trim());
}

export function calculateAmount(text: string, currency: Currency): Result<Cents, AmountFault> {
  if (!isCalculation(text)) return parseAmount(text, currency);
  if (text.length > typedLengthMax) return failure({ kind: 'amount-unreadable' });
  const tokens = readTokens(text);
  if (tokens === undefined) return failure({ kind: 'amount-unreadable' });
  const result = new Calculation(tokens).sum();
  if (result === undefined) return failure({ kind: 'amount-unreadable' });
  return toAmount(result, currency, tokens.some((each) => isTimes(each) || isOver(each)));
}

function readTokens(text: string): readonly string[] | undefined {
  const compact = text.replace(spaces, '').replace(/(?:€|[A-Z]{3})$/, '');
  const tokens = [...compact.matchAll(new RegExp(token, 'giy'))].map(([each]) => each);
  return tokens.join('') === compact ? tokens : undefined;
}

class Calculation {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Undefined where it cannot be read, or divides by zero. */
  sum(): Fraction | undefined {
    let total: Fraction = { above: 0n, below: 1n };
    let isFirst = true;
    while (this.#at < this.#tokens.length) {
      const sign = this.#takeSign();
      if (sign === undefined && !isFirst) return undefined;
      const product = this.#product();
      if (product === undefined) return undefined;
      total = add(total, product, sign ?? 1n);
      isFirst = false;
    }
    return total;
  }

  #product(): Fraction | undefined {
    const first = this.#number();
    if (first === undefined) return undefined;
    let { above, below } = first;
    for (;;) {
      const operator = this.#tokens[this.#at];
      if (operator === undefined || !(isTimes(operator) || isOver(operator))) return { above, below };
      this.#at += 1;
      const factor = this.#number();
      if (factor === undefined) return undefined;
      if (isOver(operator) && factor.above === 0n) return undefined;
      above *= isTimes(operator) ? factor.above : factor.below;
      below *= isTimes(operator) ? factor.below : factor.above;
    }
  }

  #takeSign(): bigint | undefined {
    const sign = this.#tokens[this.#at];
    if (sign !== '+' && sign !== '-' && sign !== '\u2212') return undefined;
    this.#at += 1;
    return sign === '+' ? 1n : -1n;
  }

  #number(): Fraction | undefined {
    const text = this.#tokens[this.#at];
    if (text === undefined || !/\d/.test(text)) return undefined;
    this.#at += 1;
    const [whole = '', decimals = ''] = text.split(/[.,]/);
    return { above: BigInt(whole + decimals), below: 10n ** BigInt(decimals.length) };
  }
}

function add(left: Fraction, right: Fraction, sign: bigint): Fraction {
  return { above: left.above * right.below + sign * right.above * left.below, below: left.below * right.below };
}

function isTimes(operator: string): boolean {
  return operator === '*' || operator === '×' || operator === 'x' || operator === 'X';
}

function isOver(operator: string): boolean {
  return operator === '/' || operator === '÷' || operator === ':';
}

function toAmount(
  { above, below }: Fraction, currency: Currency, mayRound: boolean,
): Result<Cents, AmountFault> {
  const decimalsMax = currencyExponent(currency);
  const units = above * 10n ** BigInt(decimalsMax);
  if (!mayRound && units % below !== 0n) return failure({ kind: 'amount-decimals', decimalsMax });
  // Half away from zero, as shops do.
  const half = units < 0n ? -below : below;
  const amount = Number((2n * units + half) / (2n * below));
  return isAmount(amount) ? success(amount) : failure({ kind: 'amount-too-large' });
}
