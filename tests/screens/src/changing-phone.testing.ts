/** A server of the phone's program that goes away and comes back, and has a new version when it is told to. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { buildPages } from '../../../tools/build-pages.ts';
import { phonePolicy, readBuiltPhone, type BuiltFile } from './built-phone.testing.ts';

export interface ChangingPhone {
  readonly url: string;
  /** A file of the first version that the second has no more. */
  readonly formerPath: string;
  /** From now on the page has the mark `data-seeded-version`. */
  change(): void;
  /** Whether anybody answers. */
  answer(isThere: boolean): void;
  close(): void;
}

export async function serveChangingPhone(): Promise<ChangingPhone> {
  await buildPages(() => {}, ['apps/phone']);
  const formerPath = '/part-F0RMER01.js';
  let files = withFormerPart(readBuiltPhone(), formerPath);
  let isThere = true;
  const server = createServer(({ url = '/' }, response) => {
    const file = files.get(url.replace(/\?.*$/, ''));
    if (!isThere) {
      response.destroy();
      return;
    }
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/plain', 'content-security-policy': phonePolicy,
    });
    response.end(file?.bytes);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    url: `http://localhost:${address.port}/`,
    formerPath,
    change: () => {
      files = inNextVersion(readBuiltPhone());
    },
    answer: (answers) => {
      isThere = answers;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function withFormerPart(files: Map<string, BuiltFile>, path: string): Map<string, BuiltFile> {
  files.set(path, { type: 'text/javascript', bytes: Buffer.from('export const isFormer = true;') });
  return withText(files, '/service-worker.js', (text) => text.replace('"/",', `"/",${JSON.stringify(path)},`));
}

function inNextVersion(files: Map<string, BuiltFile>): Map<string, BuiltFile> {
  withText(files, '/service-worker.js', (text) => text.replace(/version:\(\)=>"\w+"/, 'version:()=>"NEXT0001"'));
  return withText(files, '/', (text) => text.replace('<html ', '<html data-seeded-version '));
}

function withText(
  files: Map<string, BuiltFile>, path: string, change: (text: string) => string,
): Map<string, BuiltFile> {
  const file = files.get(path);
  assert(file !== undefined);
  const text = file.bytes.toString();
  const changed = change(text);
  assert.notEqual(changed, text);
  return files.set(path, { ...file, bytes: Buffer.from(changed) });
}
