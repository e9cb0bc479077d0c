/** Which suites there are, found in the tree, and how the time of a whole run is shared among them. */
import { existsSync, globSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

export type Share = 'types' | 'lint' | 'tidy' | 'unit' | 'simulation' | 'end to end';

export interface Suite {
  readonly name: string;
  readonly share: Share;
  readonly check:
    | { readonly kind: 'command'; readonly args: readonly string[] } // arguments for node; counts as one test
    | { readonly kind: 'node-tests'; readonly files: readonly string[] };
}

/** Minutes that all suites of a share may take together; the table in docs/ARCHITECTURE.md says the same. */
export const minutesByShare: Readonly<Record<Share, number>> = {
  types: 0.75, lint: 0.25, tidy: 0.25, unit: 8.5, simulation: 2.5, 'end to end': 12,
};
/** Kept for `npm ci` on a fresh clone. */
export const installMinutes = 0.75;

export function findSuites(root: string): Suite[] {
  const homes = ['packages', 'apps', 'tests'].flatMap((parent) => listFolders(root, parent));
  return [
    ...findTypeChecks(root, [...homes, 'bench']),
    { name: 'lint', share: 'lint', check: { kind: 'command', args: [join(root, oxlint), '--type-aware', '.'] } },
    { name: 'tidy', share: 'tidy', check: { kind: 'node-tests', files: findTests(root, 'tools/tidy') } },
    ...[...homes, 'bench', 'tools'].flatMap((home) => findTestSuite(root, home)),
  ];
}

const tsc = 'node_modules/typescript/bin/tsc';
const oxlint = 'node_modules/oxlint/bin/oxlint';

/** One check for each tsconfig of a folder that has sources, and for those of the root that are no base of others. */
function findTypeChecks(root: string, homes: readonly string[]): Suite[] {
  const withSources = homes.filter((home) => listSources(root, home).length > 0);
  const paths = withSources.flatMap((home) =>
    globSync(`${home}/{,*/}tsconfig*.json`, { cwd: root, exclude: ['**/node_modules/**'] }).sort());
  const rootPaths = globSync('tsconfig.*.json', { cwd: root }).filter((path) => path !== 'tsconfig.base.json').sort();
  return [...paths, ...rootPaths].map((path) => ({
    name: `types ${path.replace(/\/tsconfig\.json$/, '').replaceAll('\\', '/')}`,
    share: 'types',
    check: { kind: 'command', args: [join(root, tsc), '-p', join(root, path)] },
  }));
}

/** A package or app with sources but without tests is listed all the same: running no test is a failure. */
function findTestSuite(root: string, home: string): Suite[] {
  const files = findTests(root, home).filter((path) => !path.replaceAll('\\', '/').startsWith('tools/tidy'));
  if (files.length === 0 && listSources(root, home).length === 0) return [];
  return [{ name: testSuiteName(home), share: shareOf(home), check: { kind: 'node-tests', files } }];
}

function testSuiteName(home: string): string {
  return home.startsWith('tests/') ? basename(home) : `unit ${home}`;
}

function shareOf(home: string): Share {
  if (!home.startsWith('tests/')) return 'unit';
  return home === 'tests/simulation' ? 'simulation' : 'end to end';
}

function findTests(root: string, home: string): string[] {
  return globSync(`${home}{,/**}/*.test.ts`, { cwd: root, exclude: ['**/node_modules/**'] })
    .concat(globSync(`${home}.test.ts`, { cwd: root })).sort();
}

function listSources(root: string, home: string): string[] {
  return globSync(`${home}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/node_modules/**'] });
}

function listFolders(root: string, parent: string): string[] {
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}`).sort();
}
