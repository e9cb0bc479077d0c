/** Two books with data that meet for the first time, on the command line. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { test, type TestContext } from 'node:test';
import { listen, mustSync, Running, type Ended } from './sync.testing.ts';
import { mustRun, testFolder } from './tandem.testing.ts';

let books = 0;

/** A current account of this name with its own entries and one that both books have. */
async function newBook(name: string, own: string): Promise<string> {
  books += 1;
  const book = joinPath(testFolder, `${name}-${books}.tandem`);
  await mustRun(['account', '--book', book, '--name', 'Compte courant']);
  await mustRun(['account', '--book', book, '--name', own]);
  const add = ['add', '--book', book, '--account'];
  await mustRun([...add, 'Compte courant', '--amount=-12,50', '--day', '2026-11-20', '--payee', 'Boulangerie']);
  await mustRun([...add, own, '--amount=-30', '--day', '2026-11-21', '--payee', own]);
  return book;
}

async function meet(
  t: TestContext, pcBook: string, phoneBook: string, more: { pc?: readonly string[]; phone?: readonly string[] },
): Promise<{ readonly pc: Ended; readonly phone: Ended }> {
  const listening = listen(t, pcBook, '--once', ...more.pc ?? []);
  const joining = new Running(t,
    ['join', await listening.link(), '--book', phoneBook, '--json', ...more.phone ?? ['--yes']]);
  const [pc, phone] = await Promise.all([listening.ended, joining.ended]);
  return { pc, phone };
}

async function contentOf(book: string): Promise<string> {
  const out = `${book}.json`;
  await mustRun(['export', '--book', book, '--format', 'json', '--out', out]);
  return readFileSync(out, 'utf8');
}

async function payeesOf(book: string): Promise<string[]> {
  const { objects } = await mustRun(['entries', '--book', book, '--limit', '100', '--json']);
  return objects.map(({ payee }) => String(payee)).toSorted((left, right) => left.localeCompare(right));
}

async function accountsOf(book: string): Promise<string[]> {
  const { objects } = await mustRun(['accounts', '--book', book, '--json']);
  return objects.map(({ name }) => String(name)).toSorted((left, right) => left.localeCompare(right));
}

test('merged, what both books had is there once, and both devices hold the same', async (t) => {
  const [pcBook, phoneBook] = [await newBook('pc', 'Livret'), await newBook('phone', 'Espèces')];
  const { pc, phone } = await meet(t, pcBook, phoneBook, { phone: ['--yes', '--when-different', 'merge'] });
  assert.deepEqual([pc.code, phone.code, pc.stderr, phone.stderr], [0, 0, '', '']);
  const merge = phone.events.find(({ question }) => question === 'confirm-merge');
  assert.deepEqual([merge?.['accounts'], merge?.['entries']], [{ matched: 1, added: 1 }, { matched: 1, added: 1 }]);
  for (const book of [pcBook, phoneBook]) {
    assert.deepEqual(await payeesOf(book), ['Boulangerie', 'Espèces', 'Livret']);
    assert.deepEqual(await accountsOf(book), ['Compte courant', 'Espèces', 'Livret']);
    await mustRun(['check', '--book', book]);
  }
  assert.equal(await contentOf(pcBook), await contentOf(phoneBook));
  const { pc: again } = await mustSync(t, pcBook, phoneBook);
  assert.deepEqual([again['identical'], again['joined']], [true, null]);
});

test('the book of either side replaces the other only with a yes, and a backup is kept', async (t) => {
  const pcBook = await newBook('pc', 'Livret');
  const phoneBook = await newBook('phone', 'Espèces');
  const refused = await meet(t, pcBook, phoneBook, { phone: ['--yes', '--when-different', 'keep-here'] });
  assert.equal(refused.pc.code, 2);
  assert.match(refused.pc.stderr, /--yes/);
  assert.deepEqual(await accountsOf(pcBook), ['Compte courant', 'Livret'], 'without a yes nothing changes');
  const { pc } = await meet(t, pcBook, phoneBook,
    { pc: ['--yes'], phone: ['--yes', '--when-different', 'keep-here'] });
  assert.equal(pc.code, 0, pc.stderr);
  assert.deepEqual(await accountsOf(pcBook), ['Compte courant', 'Espèces']);

  const otherBook = await newBook('other', 'Carte');
  const { phone } = await meet(t, pcBook, otherBook, { phone: ['--yes', '--when-different', 'keep-there'] });
  assert.equal(phone.code, 0, phone.stderr);
  assert.deepEqual(await accountsOf(otherBook), ['Compte courant', 'Espèces']);
  assert.equal(await contentOf(pcBook), await contentOf(otherBook));
});

test('with nobody to ask and no answer given, the option is named and both books stay', async (t) => {
  const pcBook = await newBook('pc', 'Livret');
  const phoneBook = await newBook('phone', 'Espèces');
  const before = [await contentOf(pcBook), await contentOf(phoneBook)];
  const { pc, phone } = await meet(t, pcBook, phoneBook, {});
  assert.deepEqual([pc.code, phone.code], [1, 2]);
  assert.match(phone.stderr, /^[^\n]*--when-different[^\n]*Rien n’a été modifié\.\n$/);
  assert.deepEqual([await contentOf(pcBook), await contentOf(phoneBook)], before);
});
