/** `npm run build:android` */
import { join } from 'node:path';
import { outFolder } from './app-source.ts';
import { buildAndroidApp } from './build-app.ts';

const built = await buildAndroidApp((line) => process.stderr.write(`${line}\n`));
if ('missing' in built) {
  process.stderr.write(`${built.missing}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${[
    join(outFolder, `tandem-${built.versionName}.apk`),
    `  version      ${built.versionName} (${built.versionCode})`,
    `  size         ${built.bytes} bytes`,
    `  SHA-256      ${built.sha256}`,
    `  certificate  ${built.certificateSha256}`,
  ].join('\n')}\n`);
}
