/** What is mutated, with the tests that must notice, the quickest first: the first that fails ends the run. */

export interface MutantGroup {
  readonly name: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

function inPackage(name: string, home: string, files: readonly string[], tests: readonly string[]): MutantGroup {
  return {
    name,
    files: files.map((file) => `packages/${home}/src/${file}.ts`),
    tests: tests.map((test) => `packages/${home}/src/${test}.test.ts`),
  };
}

export const mutantGroups: readonly MutantGroup[] = [
  inPackage('channel', 'link', ['channel', 'handshake-frame', 'sealed-stream'],
    ['wire-format', 'channel-refusals', 'sealed-stream', 'channel']),
  inPackage('noise', 'link', ['noise', 'noise-cipher', 'noise-pattern'],
    ['noise-pattern', 'noise-cipher', 'wire-format', 'noise', 'noise-vectors']),
  inPackage('merge', 'replica', ['merge', 'stamp', 'record-state'],
    ['stamp', 'record-state', 'merge-cases', 'merge-scenarios']),
  inPackage('visibility', 'replica', ['visibility'],
    ['visibility', 'merge-scenarios', 'settle-conflict', 'undo-session']),
  inPackage('bucket-sums', 'replica', ['bucket-sums'], ['bucket-sums', 'audit', 'tracking']),
  inPackage('batches', 'replica', ['batch-codec', 'batch-bytes', 'batch-marks'],
    ['batch-limits', 'pinned', 'batch-cases', 'unknown-content']),
  inPackage('messages', 'sync', ['message-codec'], ['message-codec']),
];
