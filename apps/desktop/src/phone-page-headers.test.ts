import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPhonePageServer } from './phone-page-server.ts';

const java = join(
  import.meta.dirname, '../../phone/android/app/src/main/java/fr/tandem/shell/page/PageHeaders.java');

test('the Android shell allows the page what the server of the PC allows it, and no more', async (t) => {
  const files = new Map([['/', { bytes: Buffer.from(''), contentType: 'text/html', isImmutable: false }]]);
  const server = await openPhonePageServer(files, 'refused', 0);
  assert.ok(server);
  t.after(() => server.close());
  const { headers } = await fetch(server.address);
  const inShell = readShellHeaders();
  for (const name of [
    'content-security-policy', 'permissions-policy', 'x-content-type-options', 'referrer-policy',
    'cross-origin-opener-policy', 'cross-origin-resource-policy',
  ]) {
    assert.deepEqual(partsOf(inShell.get(name)), partsOf(headers.get(name)), name);
  }
});

function readShellHeaders(): Map<string, string> {
  const text = readFileSync(java, 'utf8').replaceAll(/"\s*\+\s*"/g, '');
  const constants = new Map([...text.matchAll(/String ([A-Z]+) = "([^"]*)";/g)].map(
    ([, name, value]) => [name, value]));
  return new Map([...text.matchAll(/headers\.put\("([^"]+)", (?:"([^"]*)"|([A-Z]+))\)/g)].map(
    ([, name = '', value, constant]) => [name.toLowerCase(), value ?? constants.get(constant) ?? '']));
}

/** Directives in whatever order. */
function partsOf(value: string | null | undefined): string[] {
  assert.ok(value);
  return value.split(/[;,]\s*/).sort();
}
