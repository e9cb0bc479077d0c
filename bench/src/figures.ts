/** What a run of the benchmark found out: values as measured, their median and spread, and what was promised. */
export type Unit = 'ms' | '×' | 'bytes' | 'MB' | 'count';

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  /** One a run, in the order of the runs. */
  readonly values: readonly number[];
  readonly target?: Target;
  /** Of the section's whole, 0 to 1. */
  readonly share?: number;
}

export interface Target {
  readonly atMost: number;
  /** What is held against it. */
  readonly of: 'median' | 'max';
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function atMost(limit: number, of: Target['of'] = 'median'): { readonly target: Target } {
  return { target: { atMost: limit, of } };
}

/** Of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new Error('no value was measured');
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? min) + (sorted[Math.ceil(middle)] ?? max)) / 2;
  return { median, min, max };
}

/** Run by run, so that a machine that was slow for a while was slow for both. */
export function pairRatios(ours: readonly number[], theirs: readonly number[]): number[] {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} runs beside ${theirs.length}`);
  return ours.map((value, run) => {
    const beside = theirs[run] ?? 0;
    if (beside <= 0) throw new Error(`a run beside nothing: ${beside}`);
    return value / beside;
  });
}

/** Parts of one whole; each gets its share of the sum of the medians. */
export function withShares(figures: readonly Figure[]): Figure[] {
  const medians = figures.map(({ values }) => spreadOf(values).median);
  const whole = medians.reduce((sum, median) => sum + median, 0);
  return figures.map((figure, place) => ({ ...figure, share: whole === 0 ? 0 : (medians[place] ?? 0) / whole }));
}

/** Undefined where nothing was promised. */
export function isMet({ values, target }: Figure): boolean | undefined {
  return target === undefined ? undefined : spreadOf(values)[target.of] <= target.atMost;
}

export function sectionToObject({ title, figures }: Section): object {
  return {
    title,
    figures: figures.map((figure) => ({ ...figure, ...spreadOf(figure.values), isMet: isMet(figure) ?? null })),
  };
}
