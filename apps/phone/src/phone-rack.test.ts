import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BookFiguresView } from '@tandem/contract';
import { booksMax, firstBookId, openPhoneRack, readCurrentBook } from './phone-rack.ts';
import { SlotFile, type SlotHandle } from './slot-file.ts';

const figures: BookFiguresView = {
  entries: 12, bytes: 4096, lastSyncMs: 5, waitingChanges: 3, bookId: 'ab'.repeat(16),
};

test('a second book is made, chosen and left, and the list is found again as it was', () => {
  const phone = makePhone();
  let rack = phone.start();
  assert.deepEqual(rack.view().books.map(({ id, name }) => [id, name]), [['tandem', null]]);
  assert.equal(rack.add('Club', figures), 'tandem-book-2');
  assert.equal(rack.view().current, firstBookId, 'until the next start');
  rack = phone.start();
  assert.equal(readCurrentBook(phone.file()), 'tandem-book-2');
  assert.deepEqual([rack.view().current, rack.openName], ['tandem-book-2', 'Club']);
  assert.deepEqual(rack.view().books[0]?.figures, figures, 'as it was left');
  assert.ok(rack.rename('tandem-book-2', 'Le club'));
  assert.equal(rack.openName, 'Le club');
  assert.ok(rack.choose(firstBookId, null));
  assert.equal(phone.start().openName, null);
  assert.equal(rack.choose('tandem-book-9', null), false);
});

test('a book goes only when it is set aside, with its folders, and its number comes never again', async () => {
  const phone = makePhone();
  phone.start().add('Club', figures);
  let rack = phone.start();
  assert.equal(rack.setAside('tandem-book-2', true), false, 'it is open');
  rack.choose(firstBookId, figures);
  assert.equal(rack.setAside(firstBookId, true), false, 'it is about to be opened');
  rack = phone.start();
  assert.equal(await rack.erase('tandem-book-2'), false, 'not set aside');
  assert.ok(rack.setAside('tandem-book-2', true));
  assert.equal(rack.choose('tandem-book-2', figures), false, 'set aside, it does not open');
  phone.folders.add('tandem-book-7').add('of another program');
  assert.ok(await rack.erase('tandem-book-2'));
  assert.deepEqual([...phone.folders], ['tandem', 'tandem-device', 'of another program']);
  rack.add('Again', figures);
  assert.equal(readCurrentBook(phone.file()), 'tandem-book-3');
});

test('of the first book the keys and the list go, and what is the phone’s stays', async () => {
  const phone = makePhone();
  phone.start().add('Club', figures);
  const rack = phone.start();
  assert.ok(rack.setAside(firstBookId, true));
  assert.ok(await rack.erase(firstBookId));
  assert.deepEqual([...phone.folders], ['tandem-device', 'tandem-book-2', 'tandem-book-2-device']);
  assert.deepEqual(phone.removedFiles, ['tandem-device/keys', 'tandem-device/shelf']);
});

test('there are eight at most, and a list of a later version is left alone', async () => {
  const phone = makePhone();
  for (let count = 1; count < booksMax; count += 1) assert.ok(phone.start().add(`${count}`, null));
  assert.deepEqual([phone.start().view().canAdd, phone.start().add('more', null)], [false, undefined]);
  for (const text of ['{"format":2}', '[', '{"format":1,"current":"x","next":3,"books":[]}']) {
    phone.file().write(text);
    const rack = phone.start();
    assert.deepEqual(rack.view().books.map(({ id }) => id), [firstBookId]);
    assert.deepEqual([rack.add('x', null), rack.rename(firstBookId, 'x'), await rack.erase(firstBookId)],
      [undefined, false, false]);
    assert.equal(phone.file().text, text);
  }
});

function makePhone() {
  const disk = makeDisk();
  const folders = new Set(['tandem', 'tandem-device', 'tandem-book-2', 'tandem-book-2-device']);
  const removedFiles: string[] = [];
  const file = (): SlotFile => new SlotFile(disk);
  return {
    folders, removedFiles, file,
    start: () => openPhoneRack({
      file: file(),
      removeFolders: (isMeant) => {
        for (const folder of folders) if (isMeant(folder)) folders.delete(folder);
        return Promise.resolve();
      },
      removeFiles: (folder, names) => {
        removedFiles.push(...names.map((name) => `${folder}/${name}`));
        return Promise.resolve();
      },
    }),
  };
}

function makeDisk(): SlotHandle {
  let content = new Uint8Array();
  return {
    read: (buffer, { at }) => {
      const part = content.subarray(at, at + buffer.length);
      buffer.set(part);
      return part.length;
    },
    write: (buffer, { at }) => {
      const grown = new Uint8Array(Math.max(content.length, at + buffer.length));
      grown.set(content);
      grown.set(buffer, at);
      content = grown;
      return buffer.length;
    },
    flush: () => {},
    close: () => {},
  };
}
