/** Reads what Stryker reports (https://github.com/stryker-mutator/mutation-testing-elements) and sums it up. */

export interface Mutant {
  readonly path: string;
  readonly line: number;
  readonly mutator: string;
  /** What stood there, and what it became; on one line each. */
  readonly original: string;
  readonly replacement: string;
  readonly status: string;
}

export interface MutantSums {
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly killedShare: number;
}

const textLengthMax = 70;

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>>;
}

interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** From 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export function parseReport(text: string): readonly Mutant[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by Stryker of the pinned version
  const { files } = JSON.parse(text) as Report;
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ mutatorName, replacement = '', status, location }): Mutant => ({
      path, line: location.start.line, mutator: mutatorName, status,
      original: toOneLine(textBetween(lines, location.start, location.end)), replacement: toOneLine(replacement),
    }));
  });
}

/** Those left out by `bug-messages.ts` count for nothing. */
export function sumUp(mutants: readonly Mutant[]): MutantSums {
  const count = (...statuses: readonly string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const [killed, timedOut, survived] = [count('Killed'), count('Timeout'), count('Survived', 'NoCoverage')];
  return { killed, timedOut, survived, killedShare: (killed + timedOut) / Math.max(1, killed + timedOut + survived) };
}

export function formatReport(name: string, mutants: readonly Mutant[]): string {
  const { killed, timedOut, survived, killedShare } = sumUp(mutants);
  const lines = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ path, line, mutator, original, replacement }) =>
      `  ${path}:${line} ${mutator}: ${original} => ${replacement}`);
  const head = `${name}: ${(killedShare * 100).toFixed(1)} % of ${killed + timedOut + survived} mutants killed`
    + ` (${timedOut} by their time), ${survived} survived`;
  return [head, ...lines].join('\n');
}

function textBetween(lines: readonly string[], start: Place, end: Place): string {
  if (start.line === end.line) return (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1);
  const middle = lines.slice(start.line, end.line - 1);
  return [(lines[start.line - 1] ?? '').slice(start.column - 1), ...middle,
    (lines[end.line - 1] ?? '').slice(0, end.column - 1)].join(' ');
}

function toOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > textLengthMax ? `${line.slice(0, textLengthMax)}…` : line;
}
