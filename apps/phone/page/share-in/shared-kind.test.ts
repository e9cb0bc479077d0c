import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeSharedFile } from './shared-kind.ts';

test('a shared file is known by its type, its name or its first bytes, whatever the app says of it', async () => {
  const cases = [
    ['IMG_1.jpg', 'image/jpeg', '', 'picture'], ['scan.HEIC', 'application/octet-stream', '', 'picture'],
    ['releve.ofx', 'application/octet-stream', '', 'bank-file'], ['mouvements', 'text/csv', '', 'bank-file'],
    ['download', '', 'OFXHEADER:100\nDATA:OFXSGML', 'bank-file'],
    ['x.bin', '', '<?xml version="1.0"?><OFX>', 'bank-file'],
    ['notes.txt', 'text/plain', 'Pain, lait', 'unknown'], ['carte.vcf', 'text/vcard', 'BEGIN:VCARD', 'unknown'],
    ['', '', '', 'unknown'],
  ] as const;
  for (const [name, type, text, kind] of cases) {
    assert.equal(await judgeSharedFile(name, new Blob([text], { type })), kind, name);
  }
});
