import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyEntry, openTestEngine } from './engine.testing.ts';

test('a check is a full audit: what is only kept for speed is mended and told, once', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  for (const amount of [-100, -200]) await engine.addEntry(account, amount);
  const { database, replica } = engine.shelved;
  replica.beginSession(engine.device.platform.wallMs());
  const sound = await engine.do('check-book', {});
  assert.deepEqual([sound.faults, sound.mended, sound.setAside], [[], 0, 0]);
  database.exec(`UPDATE sync_record SET hash1 = hash1 + 1 WHERE id = (SELECT max(id) FROM entry);
    UPDATE sync_bucket SET sum2 = sum2 + 1 WHERE bucket = 7;
    UPDATE account_span SET cleared = cleared + 5;
    INSERT INTO sync_quarantine VALUES (zeroblob(16), 'test', zeroblob(1), 0)`);
  const mended = await engine.do('check-book', {});
  assert.equal(mended.mended, 5, 'a hash, the sums of its bucket and of another, a span there and its right sums not');
  assert.deepEqual(mended.faults, [{ kind: 'set-aside', count: 1 }]);
  assert.equal(mended.setAside, 1);
  assert.equal(mended.fingerprint, sound.fingerprint);
  const [shown] = engine.see('accounts', {}).groups.flatMap(({ accounts }) => accounts);
  assert.deepEqual([shown?.real, shown?.cleared], [-300, 0]);
  assert.equal((await engine.do('check-book', {})).mended, 0);
});

test('rows that no session has hashed yet are no fault and are not mended', async (context) => {
  const engine = await openTestEngine(context);
  await engine.addEntry(await engine.addAccount('Courant'), -100);
  const { faults, mended, entries } = await engine.do('check-book', {});
  assert.deepEqual([faults, mended, entries], [[], 0, 1]);
});

test('a trigger that is good SQL and tracks nothing is found and made anew, with what it keeps', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -100);
  const { database, replica } = engine.shelved;
  replica.beginSession(engine.device.platform.wallMs());
  const names = ['entry_tracks_update', 'entry_moves_leg_1'];
  const texts = names.map((name) => String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)));
  for (const name of names) {
    database.exec(`DROP TRIGGER ${name}; CREATE TRIGGER ${name} AFTER UPDATE ON entry BEGIN SELECT 1; END`);
  }
  const [id] = database.prepare('SELECT hex(id) FROM entry').get() ?? [];
  await engine.do('save-entry', { ...emptyEntry, accountId: account, entryId: String(id).toLowerCase(), amount: -300 });
  const mended = await engine.do('check-book', {});
  assert.deepEqual([mended.faults, mended.mended > 2], [[], true]);
  assert.deepEqual(names.map((name) =>
    String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name))), texts);
  const [shown] = engine.see('accounts', {}).groups.flatMap(({ accounts }) => accounts);
  assert.equal(shown?.real, -300);
  await engine.do('save-entry', { ...emptyEntry, accountId: account, entryId: String(id).toLowerCase(), amount: -400 });
  assert.equal(database.prepare('SELECT count(*) FROM sync_record WHERE hash0 IS NULL AND kind = '
    + '(SELECT kind FROM sync_record WHERE id = (SELECT id FROM entry))').get()?.[0], 1, 'tracked again');
  assert.equal((await engine.do('check-book', {})).mended, 0);
});
