/** No test is silently left out: `only` never, `skip` and `todo` with a reason that the runner prints. */
import { scan } from './scan.ts';
import { isTestCode, lineOf, type Fault, type SourceFile } from './source-file.ts';

const onlyPattern = /\b(?:test|it|describe|suite|t)\.only\b|\bonly:\s*true/g;
const bareSkipPattern =
  /\b(?:test|it|describe|suite)\.(?:skip|todo)\b|\bt\.(?:skip|todo)\(\s*\)|\b(?:skip|todo):\s*true/g;

export function findTestModifierFaults(files: readonly SourceFile[]): Fault[] {
  return files.filter(({ path }) => isTestCode(path)).flatMap(({ path, text }) => {
    const { code, withLiterals } = scan(text);
    // `t.skip('')` has its argument blanked in `code`, so calls without one are looked for where it still stands.
    return [
      ...[...code.matchAll(onlyPattern)].map((match) => `${path}:${lineOf(code, match.index)}: ${match[0]}`),
      ...[...withLiterals.matchAll(bareSkipPattern)].filter((match) => code.startsWith(match[0], match.index))
        .map((match) => `${path}:${lineOf(code, match.index)}: ${match[0]} gives no reason: { skip: 'why' }`),
    ];
  });
}
