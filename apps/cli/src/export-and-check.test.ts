import assert from 'node:assert/strict';
import { copyFileSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { exchange, mustFail, mustOpen, mustRun, runTandem, testFolder, testWallMs } from './tandem.testing.ts';

const book = join(testFolder, 'book.tandem');
const exportTo = ['export', '--book', book, '--format', 'json', '--out'];

before(async () => {
  await mustRun(['sample', '--book', book, '--entries', '80']);
});

test('an export is the whole book, the same on standard output and in a file', async () => {
  const out = join(testFolder, 'book.json');
  await mustRun([...exportTo, out]);
  const text = readFileSync(out, 'utf8');
  const exported: unknown = JSON.parse(text);
  assert.ok(typeof exported === 'object' && exported !== null && 'format' in exported);
  assert.equal(exported.format, 'tandem-book');
  const piped = await runTandem(['export', '--book', book, '--format', 'json']);
  assert.equal(piped.stdout, text);
  assert.deepEqual(readdirSync(testFolder).filter((name) => name.endsWith('.partial')), []);
});

test('an export never replaces the book, whatever name it is given', async () => {
  const before = readFileSync(book);
  const link = join(testFolder, 'link.tandem');
  linkSync(book, link);
  for (const out of [book, link, `${book}-wal`, `${book}-lock`]) {
    assert.match(await mustFail([...exportTo, out]), /est le dossier lui-même/);
  }
  assert.deepEqual(readFileSync(book), before);
  const nowhere = join(testFolder, 'nowhere', 'x.json');
  assert.match(await mustFail([...exportTo, nowhere]), /son dossier n’existe pas/);
});

test('check shows the same fingerprint for the same content, and another after an edit', async () => {
  const copy = join(testFolder, 'copy.tandem');
  copyFileSync(book, copy);
  const first = await mustRun(['check', '--book', book, '--json']);
  const [sound] = first.objects;
  assert.match(String(sound?.['fingerprint']), /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/);
  assert.equal((await mustRun(['check', '--book', copy, '--json'])).stdout, first.stdout);
  await mustRun(['add', '--book', copy, '--account', 'Espèces', '--amount', '-1']);
  const changed = await mustRun(['check', '--book', copy, '--json']);
  assert.notEqual(changed.objects[0]?.['fingerprint'], sound?.['fingerprint']);
  assert.equal(changed.objects[0]?.['ok'], true);
});

test('check says in words what is off, and its exit code is 1', async () => {
  const meddled = join(testFolder, 'meddled.tandem');
  copyFileSync(book, meddled);
  const database = new DatabaseSync(meddled);
  database.exec(`UPDATE sync_clock SET applying = 1;
    UPDATE entry SET memo = 'x' WHERE id = (SELECT max(id) FROM entry)`);
  database.close();
  const told = await mustFail(['check', '--book', meddled], 1, runTandem);
  assert.match(told, /défauts\u00a0: .*empreinte est fausse\u00a0: 1/);
  const bytes = readFileSync(book);
  const damaged = join(testFolder, 'damaged.tandem');
  writeFileSync(damaged, bytes.fill(0x5a, 4096 * 20, 4096 * 40));
  assert.match(await mustFail(['check', '--book', damaged]), /abîmé/);
});

test('a conflict is told with both values in words, their devices and their times', async () => {
  const [pc, phone] = ['pc', 'phone'].map((name) => {
    const path = join(testFolder, `${name}.tandem`);
    copyFileSync(book, path);
    return { path, opened: mustOpen(path, 'write', { deviceName: name }) };
  });
  assert.ok(pc && phone);
  const amount = 'UPDATE entry SET amount = ?, lines = NULL WHERE id = (SELECT max(id) FROM entry)';
  pc.opened.replica.write(testWallMs, () => pc.opened.database.prepare(amount).run(-1111));
  phone.opened.replica.write(testWallMs + 60_000, () => phone.opened.database.prepare(amount).run(-2222));
  // The same edit on both sides is no conflict to anybody.
  const memo = `UPDATE entry SET memo = 'pareil' WHERE id = (SELECT min(id) FROM entry)`;
  for (const { opened } of [pc, phone]) opened.replica.write(testWallMs, () => opened.database.prepare(memo).run());
  exchange(pc.opened.replica, phone.opened.replica, testWallMs + 90_000);
  pc.opened.close();
  phone.opened.close();

  const { objects } = await mustRun(['conflicts', '--book', pc.path, '--json']);
  assert.equal(objects.length, 1);
  assert.deepEqual(objects[0]?.['fields'],
    [{ name: 'amount', kept: '\u221222,22\u00a0€', setAside: '\u221211,11\u00a0€' }]);
  assert.deepEqual(objects[0]?.['kept'],
    { device: 'phone', at: new Date(testWallMs + 60_000).toISOString(), isDeleted: false });
  assert.deepEqual(objects[0]?.['setAside'],
    { device: 'pc', at: new Date(testWallMs).toISOString(), isDeleted: false });
  const { stdout } = await mustRun(['conflicts', '--book', phone.path]);
  assert.match(stdout, /retenu \(phone, .*mis de côté \(pc, /);
  assert.match(stdout, /montant +−22,22\u00a0€ +−11,11\u00a0€[^]*Conflits à régler\u00a0: 1\./);
  assert.match((await mustRun(['conflicts', '--book', book])).stdout, /Aucun conflit/);
  const { objects: [check] } = await mustRun(['check', '--book', pc.path, '--json']);
  assert.deepEqual(check?.['oddities'], [{ kind: 'open-conflicts', count: 1 }]);
});

test('a trigger that was changed is told by the check, and made anew by --mend in the same file', async () => {
  const path = join(testFolder, 'triggers.tandem');
  await mustRun(['sample', '--book', path, '--entries', '20']);
  const database = openNodeDatabase({ path, mode: 'read-write' });
  database.exec(`DROP TRIGGER entry_tracks_update;
    CREATE TRIGGER entry_tracks_update AFTER UPDATE ON entry BEGIN SELECT 1; END`);
  database.close();
  assert.match(await mustFail(['check', '--book', path]), /automatismes du dossier modifiés\u00a0: 1/);
  const { objects } = await mustRun(['check', '--book', path, '--mend', '--json']);
  assert.deepEqual(objects, [{ event: 'mended-in-place', triggers: 1, sums: 0 }]);
  await mustRun(['check', '--book', path]);
});
