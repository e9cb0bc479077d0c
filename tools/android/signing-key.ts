/** The key that an APK is signed with: the release key where one is named, else one of this computer's user. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '@tandem/host';
import { run } from './run.ts';
import { runJava, type AndroidTools } from './tools.ts';

export interface SigningKey {
  readonly keystore: string;
  /** Never an argument of a program, which others can list. */
  readonly password: string;
  readonly isRelease: boolean;
}

const keystoreVariable = 'TANDEM_ANDROID_KEYSTORE';
const passwordVariable = 'TANDEM_ANDROID_KEYSTORE_PASSWORD';
const passwordFileVariable = 'TANDEM_ANDROID_KEYSTORE_PASSWORD_FILE';

/** Throws a sentence where a release key is named but no password for it. */
export function findReleaseKey(variables: NodeJS.ProcessEnv): SigningKey | undefined {
  const keystore = variables[keystoreVariable];
  if (keystore === undefined || keystore === '') return undefined;
  const file = variables[passwordFileVariable];
  const password = variables[passwordVariable] ?? (file === undefined ? undefined : readPassword(file));
  if (password === undefined || password === '') {
    throw new Error(`${keystoreVariable} needs ${passwordVariable} or ${passwordFileVariable}.`);
  }
  return { keystore, password, isRelease: true };
}

function readPassword(file: string): string {
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
}

/**
 * Made the first time and kept: Android updates an app only with the key of the app that is there. RSA, because its
 * signatures are the same for the same bytes.
 */
export async function openLocalKey(java: string, folder: string, say: (line: string) => void): Promise<SigningKey> {
  const keystore = join(folder, 'android-app.p12');
  const passwordFile = join(folder, 'android-app.password');
  if (existsSync(keystore)) return { keystore, password: readPassword(passwordFile), isRelease: false };
  say(`Making the key that this computer signs its app with, in ${keystore}…`);
  const password = randomBytes(16).toString('hex');
  writePrivateFile(passwordFile, password);
  const partial = `${keystore}.partial`;
  rmSync(partial, { force: true });
  await run(join(java, 'keytool'), [
    '-genkeypair', '-keystore', partial, '-storetype', 'PKCS12', '-storepass:env', 'STORE_PASSWORD', '-alias', 'app',
    '-keyalg', 'RSA', '-keysize', '3072', '-sigalg', 'SHA256withRSA', '-validity', '18250', '-dname', 'CN=Tandem',
  ], { env: { ...process.env, STORE_PASSWORD: password } });
  renameSync(partial, keystore);
  return { keystore, password, isRelease: false };
}

const signer = 'com.android.apksigner.ApkSignerTool';

/** With the schemes v2 and v3; v1 is for Android 6 and older. */
export function signApk(tools: AndroidTools, key: SigningKey, unsigned: string, signed: string): Promise<string> {
  return runJava(tools, tools.signer, signer, [
    'sign', '--ks', key.keystore, '--ks-pass', 'env:STORE_PASSWORD', '--min-sdk-version', '26',
    '--v1-signing-enabled', 'false', '--v2-signing-enabled', 'true', '--v3-signing-enabled', 'true',
    '--v4-signing-enabled', 'false', '--in', unsigned, '--out', signed,
  ], { ...process.env, STORE_PASSWORD: key.password });
}

/** What the verifier says of a file that it accepts. Throws what it says of one that it does not. */
export async function verifySignatures(tools: AndroidTools, apk: string): Promise<{
  readonly schemes: readonly string[];
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly certificate: string;
}> {
  const text = await runJava(tools, tools.signer, signer, ['verify', '--verbose', '--print-certs', apk]);
  const schemes = [...text.matchAll(/^Verified using (v[\d.]+) scheme .*: true$/gm)].map(([, scheme = '']) => scheme);
  const certificate = /certificate SHA-256 digest: ([0-9a-f]{64})/.exec(text)?.[1];
  if (certificate === undefined) throw new Error(`The verifier names no certificate: ${text}`);
  return { schemes, certificate };
}
