import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SlotFile, type SlotHandle } from './slot-file.ts';
import { readPhoneKeys } from './phone-keys.ts';
import { readPhonePreferences } from './phone-preferences.ts';
import { readShelfList, writeShelfList } from './shelf-list.ts';

const peer = new Uint8Array(32).fill(7);

test('keys are made once and found again, with the devices that were met', () => {
  const disk = makeDisk();
  const keys = readPhoneKeys(new SlotFile(disk));
  assert.deepEqual([keys.hasAny(), keys.isKnown(peer)], [false, false]);
  keys.remember(peer, 'PC-SALON', 1000);
  const again = readPhoneKeys(new SlotFile(disk));
  assert.deepEqual(again.staticKeys, keys.staticKeys);
  assert.deepEqual([again.hasAny(), again.isKnown(peer), again.isKnown(new Uint8Array(32))], [true, true, false]);
  again.noteSync(peer, 2000);
  assert.deepEqual(readPhoneKeys(new SlotFile(disk)).list().map(({ name, lastSyncMs }) => [name, lastSyncMs]),
    [['PC-SALON', 2000]]);
  again.forget(peer);
  assert.equal(readPhoneKeys(new SlotFile(disk)).hasAny(), false);
});

test('preferences begin in the language of the browser, and strange ones begin anew', () => {
  const disk = makeDisk();
  const preferences = readPhonePreferences(new SlotFile(disk), 'fr-CA');
  assert.deepEqual(preferences.read(), { language: 'fr', theme: 'system', density: 'normal' });
  preferences.write({ language: 'en', theme: 'dark', density: 'compact' });
  assert.deepEqual(readPhonePreferences(new SlotFile(disk), 'fr').read(),
    { language: 'en', theme: 'dark', density: 'compact' });
  for (const strange of ['{"theme":7}', '[', 'null']) {
    new SlotFile(disk).write(strange);
    assert.deepEqual(readPhonePreferences(new SlotFile(disk), 'de').read(),
      { language: 'en', theme: 'system', density: 'normal' });
  }
});

test('the list of books is read as it was written, and a strange one not at all', () => {
  const file = new SlotFile(makeDisk());
  assert.equal(readShelfList(file), undefined);
  const list = {
    book: 'book-1.db', damaged: ['book-0.db'], isDaily: false, kept: 7,
    backups: [{ name: 'backup-1.db', wallMs: 1, bytes: 2, origin: 'automatic' as const }],
  };
  writeShelfList(file, list);
  assert.deepEqual(readShelfList(file), list);
  const backups = [{ name: 'backup-1.db', wallMs: 1, bytes: 2 }, { name: '../x' }];
  file.write(JSON.stringify({ format: 1, book: null, backups, kept: 99 }));
  assert.deepEqual(readShelfList(file), {
    book: null, damaged: [], isDaily: true, kept: 10,
    backups: [{ name: 'backup-1.db', wallMs: 1, bytes: 2, origin: 'by-hand' }],
  });
  const strangers = ['', '{}', '{"format":2,"book":null,"backups":[]}', '{"format":1,"book":"../x","backups":[]}'];
  for (const strange of strangers) {
    file.write(strange);
    assert.equal(readShelfList(file), undefined, strange);
  }
});

function makeDisk(): SlotHandle {
  let bytes = new Uint8Array(0);
  return {
    read(buffer, { at }) {
      const part = bytes.subarray(at, at + buffer.length);
      buffer.set(part);
      return part.length;
    },
    write(buffer, { at }) {
      const grown = new Uint8Array(Math.max(bytes.length, at + buffer.length));
      grown.set(bytes);
      grown.set(buffer, at);
      bytes = grown;
      return buffer.length;
    },
    flush() {},
    close() {},
  };
}
