/** Each rule of a SPEC.md is named by a test, and each test that names a rule names one that exists. */
import { scan } from './scan.ts';
import { isTestCode, lineOf, type Fault, type SourceFile } from './source-file.ts';

const definitionPattern = /^(?:\s*[-*]\s+\*\*|\s*\|\s*\**|#+\s+\**)([LRS]-\d+)\b/gm;
/** A string that starts with one or more ids: the name of a test, or of a case in a table of cases. */
const namePattern = /(['"`])((?:[LRS]-\d+[,\s]+)+)/g;

export function findRuleIdFaults(files: readonly SourceFile[]): Fault[] {
  const placeById = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { path, text } of files.filter((file) => /^packages\/[^/]+\/SPEC\.md$/.test(file.path))) {
    for (const match of text.matchAll(definitionPattern)) {
      const id = match[1] ?? '';
      const place = `${path}:${lineOf(text, match.index + match[0].indexOf(id))}`;
      const earlier = placeById.get(id);
      if (earlier !== undefined) faults.push(`${place}: ${id} is already defined at ${earlier}`);
      placeById.set(id, place);
    }
  }
  const named = new Set<string>();
  for (const { path, text } of files.filter((file) => isTestCode(file.path) && !file.path.startsWith('tools/'))) {
    const { withLiterals } = scan(text);
    for (const match of withLiterals.matchAll(namePattern)) {
      for (const id of (match[2] ?? '').match(/[LRS]-\d+/g) ?? []) {
        named.add(id);
        if (!placeById.has(id)) faults.push(`${path}:${lineOf(withLiterals, match.index)}: no SPEC.md defines ${id}`);
      }
    }
  }
  for (const [id, place] of placeById) if (!named.has(id)) faults.push(`${place}: no test's name starts with ${id}`);
  return faults;
}
