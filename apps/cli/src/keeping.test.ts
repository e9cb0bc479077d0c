import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { dataFolder, openKeyStore, randomBytes } from '@tandem/host';
import { closeJournalSession, openJournalSession } from '@tandem/replica';
import { exchange, mustFail, mustOpen, mustRun, testFolder, testWallMs } from './tandem.testing.ts';

const sample = join(testFolder, 'sample.tandem');

before(async () => {
  await mustRun(['sample', '--book', sample, '--entries', '40']);
});

const newest = '(SELECT max(id) FROM entry)';

/** Two copies of one book in which the newest entry's amount was changed on both, and then they met. */
function twoInConflict(name: string): { readonly pc: string; readonly phone: string } {
  const [pc, phone] = ['pc', 'phone'].map((device) => {
    const path = join(testFolder, `${name}-${device}.tandem`);
    copyFileSync(sample, path);
    return { path, opened: mustOpen(path, 'write', { deviceName: device }) };
  });
  assert.ok(pc && phone);
  [[pc, -1111], [phone, -2222]].forEach(([side, amount], index) => {
    if (typeof side !== 'object') return;
    side.opened.replica.write(testWallMs + index, () => side.opened.database.prepare(
      `UPDATE entry SET amount = ?, lines = NULL WHERE id = ${newest}`).run(Number(amount)));
  });
  meet(pc.opened, phone.opened);
  pc.opened.close();
  phone.opened.close();
  return { pc: pc.path, phone: phone.path };
}

type Opened = ReturnType<typeof mustOpen>;

function meet(left: Opened, right: Opened): void {
  for (const { database } of [left, right]) {
    const session = openJournalSession(database, 'autre', testWallMs);
    closeJournalSession(database, session, 'identical', '{}', testWallMs);
  }
  exchange(left.replica, right.replica, testWallMs);
}

type Told = Readonly<Record<string, unknown>>;

async function conflictsOf(book: string, ...args: readonly string[]): Promise<readonly Told[]> {
  return (await mustRun(['conflicts', '--book', book, '--json', ...args])).objects;
}

async function newestAmounts(book: string): Promise<readonly number[]> {
  const { objects } = await mustRun(['entries', '--book', book, '--limit', '100', '--json']);
  return objects.map(({ amount }) => Number(amount)).filter((amount) => amount === -1111 || amount === -2222)
    .toSorted((left, right) => right - left);
}

test('a conflict is settled by its number, and what was set aside is then the amount', async () => {
  const { pc } = twoInConflict('take');
  assert.match((await mustRun(['conflicts', '--book', pc, '--resolve', '1', '--how', 'take'])).stdout,
    /Conflits réglés\u00a0: 1/);
  assert.deepEqual(await newestAmounts(pc), [-1111]);
  assert.deepEqual(await conflictsOf(pc), []);
  const [settled] = await conflictsOf(pc, '--settled');
  assert.ok(settled);
  assert.match(JSON.stringify(settled['settled']), /"how":"taken"/);
  await mustRun(['conflicts', '--book', pc, '--reopen', String(settled['id'])]);
  assert.deepEqual(await newestAmounts(pc), [-2222], 'what was taken goes back');
  assert.equal((await conflictsOf(pc)).length, 1);
});

test('keeping both makes a second entry; what is settled on one side is settled on both once they met', async () => {
  const { pc, phone } = twoInConflict('both');
  await mustRun(['conflicts', '--book', pc, '--resolve', 'all', '--how', 'both']);
  assert.deepEqual(await newestAmounts(pc), [-1111, -2222]);
  const [left, right] = [pc, phone].map((path) => mustOpen(path, 'write'));
  assert.ok(left && right);
  meet(left, right);
  left.close();
  right.close();
  assert.deepEqual(await newestAmounts(phone), [-1111, -2222]);
  assert.deepEqual(await conflictsOf(phone), []);
});

test('a wrong number, an answer that is none and a conflict that is settled are each one sentence', async () => {
  const { pc } = twoInConflict('wrong');
  const [conflict] = await conflictsOf(pc);
  const resolve = ['conflicts', '--book', pc, '--resolve'];
  assert.match(await mustFail([...resolve, '7', '--how', 'keep']), /conflit «\u00a07\u00a0».*Rien n’a été modifié/);
  assert.match(await mustFail([...resolve, '1'], 2), /--how/);
  assert.match(await mustFail([...resolve, '1', '--how', 'burn'], 2), /keep, take, both/);
  assert.match(await mustFail(['conflicts', '--book', pc, '--reopen', String(conflict?.['id'])]), /pas de conflit/);
  await mustRun([...resolve, '1', '--how', 'keep']);
  assert.match(await mustFail([...resolve, String(conflict?.['id']), '--how', 'keep']), /déjà réglé/);
});

test('the journal shows each line of a sync with before and after, and a sync is taken back once', async () => {
  const [pc, phone] = ['pc', 'phone'].map((device) => {
    const path = join(testFolder, `journal-${device}.tandem`);
    copyFileSync(sample, path);
    return { path, opened: mustOpen(path, 'write', { deviceName: device }) };
  });
  assert.ok(pc && phone);
  phone.opened.replica.write(testWallMs, () => phone.opened.database.prepare(
    `UPDATE entry SET memo = 'du téléphone' WHERE id = ${newest}`).run());
  meet(pc.opened, phone.opened);
  pc.opened.close();
  phone.opened.close();
  const ofPc = ['--book', pc.path];

  const { objects: [sync] } = await mustRun(['journal', ...ofPc, '--json']);
  assert.deepEqual([sync?.['sync'], sync?.['device'], sync?.['end'], sync?.['lines']], [1, 'autre', 'identical', 1]);
  const { objects: [line] } = await mustRun(['journal', ...ofPc, '--sync', '1', '--json']);
  assert.equal(line?.['change'], 'changed');
  assert.deepEqual(line['fields'], [{ name: 'memo', before: '–', after: 'du téléphone' }]);
  assert.match((await mustRun(['journal', ...ofPc, '--sync', '1'])).stdout, /note {2}– → du téléphone/);

  assert.match((await mustRun(['undo', ...ofPc])).stdout, /Annulé\u00a0: 1\./);
  const { objects: [entry] } = await mustRun(['journal', ...ofPc, '--json']);
  assert.equal(entry?.['isUndone'], true);
  assert.match(await mustFail(['undo', ...ofPc]), /rien à annuler/);
  assert.match(await mustFail(['undo', ...ofPc, '--sync', '9']), /pas de synchronisation n° 9/);
  assert.match((await mustRun(['journal', '--book', sample])).stdout, /Aucune synchronisation/);
});

test('a deleted entry is in the bin with who deleted it, and comes back whole', async () => {
  const book = join(testFolder, 'bin.tandem');
  copyFileSync(sample, book);
  assert.match((await mustRun(['bin', '--book', book])).stdout, /La corbeille est vide/);
  const { objects: [entry] } = await mustRun(['entries', '--book', book, '--limit', '1', '--json']);
  const id = String(entry?.['id']);
  await mustRun(['delete', '--book', book, id, '--unlock']);
  const { objects: [deleted] } = await mustRun(['bin', '--book', book, '--json']);
  assert.deepEqual([deleted?.['id'], deleted?.['deletedBy'], deleted?.['amount']], [id, 'Essai', entry?.['amount']]);
  await mustRun(['bin', '--book', book, '--restore', id]);
  assert.deepEqual((await mustRun(['entries', '--book', book, '--limit', '1', '--json'])).objects[0], entry);
  assert.match(await mustFail(['bin', '--book', book, '--restore', id]), /n’est pas dans la corbeille/);
});

test('devices are named with their last sync, and one is forgotten by its name', async () => {
  const opened = mustOpen(sample, 'read');
  opened.close();
  const folder = dataFolder({ platform: process.platform, variables: { TANDEM_DATA: testFolder }, home: testFolder });
  const keys = openKeyStore(folder, opened.path, randomBytes);
  assert.ok(keys.ok);
  assert.match((await mustRun(['devices', '--book', sample])).stdout, /Aucun appareil/);
  keys.value.remember(new Uint8Array(32).fill(7), 'Galaxy A35', testWallMs);
  keys.value.noteSync(new Uint8Array(32).fill(7), testWallMs + 1000);
  const { objects: [device] } = await mustRun(['devices', '--book', sample, '--json']);
  assert.deepEqual(device, {
    id: '0707070707070707', name: 'Galaxy A35', pairedAt: new Date(testWallMs).toISOString(),
    lastSyncAt: new Date(testWallMs + 1000).toISOString(),
  });
  assert.match(await mustFail(['devices', '--book', sample, '--forget', 'Nokia']), /Aucun appareil ne se nomme/);
  await mustRun(['devices', '--book', sample, '--forget', 'galaxy a35']);
  assert.match((await mustRun(['devices', '--book', sample])).stdout, /Aucun appareil/);
});
