/**
 * The Android app's page as its WebView has it, in Chromium: at the app's own origin, out of the signed package, beside
 * a shell that is played, and without what a WebView lacks (the browser data of MDN, `webview_android`). The browser is
 * told that the origin is a server here, and not to look at its certificate.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { prepareApp, prepareTools } from '../../../tools/android/prepared-app.testing.ts';
import { readZip } from '../../../tools/android/zip.ts';
import { buildPages } from '../../../tools/build-pages.ts';
import { phonePolicy, readBuiltPhone, typeOfFile, type BuiltFile } from './built-phone.testing.ts';

const host = 'appassets.androidplatform.net';
export const webViewOrigin = `https://${host}`;

/** Runs in the page and in the Workers, before their own scripts. */
export const webViewLimits = `{
  for (const name of ['SharedArrayBuffer', 'BarcodeDetector', 'Notification', 'PublicKeyCredential', 'PushManager']) {
    delete globalThis[name];
  }
  for (const name of ['share', 'canShare', 'serviceWorker', 'credentials', 'wakeLock', 'getInstalledRelatedApps']) {
    delete globalThis.Navigator?.prototype[name];
  }
  const refuse = () => Promise.resolve(false);
  Object.assign(StorageManager.prototype, { persist: refuse, persisted: refuse });
  // Of WebView 133: those before it say so of every use of the curve.
  for (const name of ['generateKey', 'importKey', 'deriveBits', 'deriveKey']) {
    const former = SubtleCrypto.prototype[name];
    SubtleCrypto.prototype[name] = function (...given) {
      const isCurve = given.some((value) => value === 'X25519' || value?.name === 'X25519');
      if (isCurve) return Promise.reject(new DOMException('no such curve', 'NotSupportedError'));
      return former.apply(this, given);
    };
  }
}
`;

export interface ServedWebView {
  /** Of the browser: where the origin is. */
  readonly flags: readonly string[];
  /** A script in front of that of the page or of the engine's Worker; empty for none. */
  seed(place: 'page' | 'worker', script: string): void;
  close(): void;
}

/** By path, out of a signed package; where none can be made here, `obstacle` says why, and the built page stands in. */
export async function readPageOfApp(): Promise<{ readonly files: Map<string, BuiltFile>; readonly obstacle?: string }> {
  const { tools, obstacle } = await prepareTools();
  if (tools === undefined) {
    await buildPages(() => {}, ['apps/phone']);
    const files = readBuiltPhone();
    files.delete('/service-worker.js');
    return { files, ...(obstacle !== undefined && { obstacle }) };
  }
  const { apk } = await prepareApp(tools);
  const home = 'assets/www/';
  return {
    files: new Map(readZip(readFileSync(apk)).filter(({ name }) => name.startsWith(home)).map(({ name, bytes }) => {
      const path = name === `${home}index.html` ? '/' : `/${name.slice(home.length)}`;
      return [path, { type: typeOfFile(name), bytes: Buffer.from(bytes) }];
    })),
  };
}

export async function serveWebView(files: ReadonlyMap<string, BuiltFile>): Promise<ServedWebView> {
  const seeds = { page: '', worker: '' };
  const server = createServer(makeCertificate(), ({ url = '/' }, response) => {
    const path = url.replace(/\?.*$/, '');
    const file = files.get(path);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/plain', 'content-security-policy': phonePolicy,
    });
    if (path.includes('worker-')) response.write(webViewLimits);
    if (path.startsWith('/worker-')) response.write(seeds.worker);
    if (path.startsWith('/older-browsers-')) response.write(seeds.page);
    response.end(file?.bytes);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    flags: [`--host-resolver-rules=MAP ${host}:443 127.0.0.1:${address.port}`, '--ignore-certificate-errors'],
    seed: (place, script) => {
      seeds[place] = script;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** For the life of one server: a certificate of X.509, version 1, of nobody for nobody, signed by its own key. */
function makeCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex')); // ecdsa-with-SHA256, RFC 5758
  const nobody = der(0x30);
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const body = der(
    0x30, der(0x02, Buffer.of(1)), algorithm, nobody, validity, nobody,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const certificate = der(0x30, body, algorithm, der(0x03, Buffer.of(0), sign('sha256', body, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One value of DER, of less than 64 KiB. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...header), content]);
}
