/** Where the Android app's sources are, and what the build gives them; `app/build.gradle` says the same to Gradle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const androidFolder = join(root, 'apps/phone/android');
export const outFolder = join(androidFolder, 'out');
/** Chosen once: Android knows the app and its data by it. */
export const applicationId = 'fr.tandem.comptes';
export const codePackage = 'fr.tandem.shell';
export const minSdk = 26;
export const targetSdk = 36;

export interface AppSource {
  readonly manifest: string;
  readonly resources: string;
  readonly java: string;
  readonly stubs: string;
}

export const appSource: AppSource = {
  manifest: join(androidFolder, 'app/src/main/AndroidManifest.xml'),
  resources: join(androidFolder, 'app/src/main/res'),
  java: join(androidFolder, 'app/src/main/java'),
  stubs: join(androidFolder, 'stubs/java'),
};

export interface AppVersion {
  readonly name: string;
  /** Grows with every release: a million a major version, a thousand a minor one. */
  readonly code: number;
}

export function readVersion(): AppVersion {
  const text = readFileSync(join(root, 'apps/phone/package.json'), 'utf8');
  const found = /"version": "((\d+)\.(\d+)\.(\d+))"/.exec(text);
  if (found === null) throw new Error('apps/phone/package.json has no version of three numbers.');
  const [, name = '', major, minor, patch] = found;
  return { name, code: Number(major) * 1_000_000 + Number(minor) * 1000 + Number(patch) };
}
