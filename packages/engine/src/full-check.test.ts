import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestEngine } from './engine.testing.ts';

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
