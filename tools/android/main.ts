/** `npm run build:android` */
import { join } from 'node:path';
import { outFolder } from './app-source.ts';
import { explainFailure } from '../install.mjs';
import { buildAndroidApp, type BuiltApp } from './build-app.ts';
import { RunError } from './run.ts';

process.exitCode = await main();

async function main(): Promise<0 | 1> {
  try {
    const built = await buildAndroidApp(say);
    if ('missing' in built) {
      say(built.missing);
      return 1;
    }
    process.stdout.write(`${describe(built)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    say(/^npm\b|npm-cli/.test(error.message) ? `${error.message}\n\n${explainFailure(error.message)}` : error.message);
    return 1;
  }
}

function describe({ versionName, versionCode, bytes, sha256, certificateSha256 }: BuiltApp): string {
  return [
    join(outFolder, `tandem-${versionName}.apk`),
    `  version      ${versionName} (${versionCode})`,
    `  size         ${bytes} bytes`,
    `  SHA-256      ${sha256}`,
    `  certificate  ${certificateSha256}`,
  ].join('\n');
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
