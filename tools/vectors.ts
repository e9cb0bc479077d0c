/** `npm run vectors -- FILE`: runs a file of Noise test vectors. Exit 0 when all hold, 1 otherwise. */
import { readFileSync } from 'node:fs';
import { runVectorText } from '@tandem/link/vectors';

process.exitCode = main(process.argv.slice(2));

function main([path, ...more]: string[]): 0 | 1 {
  if (path === undefined || more.length > 0) {
    console.error('Give one file of Noise test vectors: npm run vectors -- FILE');
    return 1;
  }
  const text = readText(path);
  if (text === undefined) return 1;
  const report = runVectorText(text);
  if (!report.ok) {
    console.error(report.error.kind === 'not-json'
      ? `${path} is not JSON.`
      : `${path} is JSON, but has no list of vectors.`);
    return 1;
  }
  const { passed, failures, otherSuites } = report.value;
  for (const { name, reason } of failures) console.log(`FAILED ${name}: ${reason}`);
  const leftOut = otherSuites > 0 ? ` (${otherSuites} of other suites left out)` : '';
  console.log(`${passed} passed, ${failures.length} failed${leftOut}`);
  if (passed + failures.length === 0) console.error('No vector of 25519_ChaChaPoly_SHA256 was found.');
  return failures.length > 0 || passed === 0 ? 1 : 0;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ENOENT') console.error(`There is no file ${path}.`);
    else console.error(`${path} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return undefined;
  }
}
