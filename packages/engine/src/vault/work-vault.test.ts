/** The second copy of the work: follows the book, comes back once, and never into another book. */
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { writeLocal } from '@tandem/replica';
import { Engine } from '../engine.ts';
import { makeTestDevice, TestEngine, type TestDevice } from '../engine.testing.ts';
import { MemoryVault } from './memory-vault.testing.ts';
import { readFrames, toFrame } from './vault-frames.ts';

/** A device whose storage of the book may go, and whose vault stays. */
class VaultedDevice {
  readonly vault: MemoryVault;
  readonly device: TestDevice;
  #engine: Engine | undefined;

  constructor(context: TestContext, vault = new MemoryVault()) {
    const device = makeTestDevice();
    this.vault = vault;
    this.device = { ...device, platform: { ...device.platform, vault } };
    context.after(async () => {
      await this.close();
      device.remove();
    });
  }

  async open(): Promise<TestEngine> {
    this.#engine = await Engine.open(this.device.platform);
    return new TestEngine(this.device, this.#engine);
  }

  /** What was changed is in the vault after it. */
  async close(): Promise<void> {
    await this.#engine?.close();
    this.#engine = undefined;
  }

  async reopen(): Promise<TestEngine> {
    await this.close();
    return this.open();
  }

  loseBook(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(this.device.bookPath + end, { force: true });
  }

  /** As a sync's end does: whatever there is, the PC has. */
  proveSynced(engine: TestEngine): void {
    writeLocal(engine.shelved.database, 'synced_h', engine.shelved.replica.nextStamp());
  }

  workBytes(): number {
    return [...this.vault.files].reduce((sum, [name, bytes]) => sum + (name === 'index' ? 0 : bytes.length), 0);
  }
}

async function begin(context: TestContext, vault?: MemoryVault) {
  const phone = new VaultedDevice(context, vault);
  const engine = await phone.open();
  await engine.do('create-book', {});
  const account = await engine.addAccount('Compte commun');
  await engine.addEntry(account, -680, { payee: 'Boulangerie' });
  return { phone, engine, account };
}

test('the book is gone: what was typed is found, comes back whole when it was never synced, and once', async (t) => {
  const { phone, account } = await begin(t);
  let engine = await phone.reopen();
  await engine.addEntry(account, -1250);
  await phone.close();
  phone.loseBook();
  engine = await phone.open();
  assert.equal(engine.see('second-copy', {})?.found?.entries, 2);
  await engine.do('restore-second-copy', {});
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-680, -1250]);
  assert.ok(engine.see('categories', {}).length > 10);
  assert.deepEqual(engine.see('second-copy', {}), { state: 'kept', found: null, isOnlyRestored: false, others: 0 });
  assert.deepEqual(await engine.refuse('restore-second-copy', {}), { kind: 'book-open' });
  engine = await phone.reopen();
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-680, -1250]);
});

test('after a proven sync the vault holds what is newer, with the account that it names', async (t) => {
  const { phone, account, engine: first } = await begin(t);
  phone.proveSynced(first);
  let engine = await phone.reopen();
  await engine.addEntry(account, -1);
  await phone.close();
  assert.ok(phone.workBytes() < 2000, `${phone.workBytes()} bytes`);
  phone.loseBook();
  engine = await phone.open();
  assert.equal(engine.see('second-copy', {})?.found?.entries, 1);
  await engine.do('restore-second-copy', {});
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-1]);
  assert.equal(engine.see('accounts', {}).groups[0]?.accounts[0]?.name, 'Compte commun');
  assert.equal(engine.see('second-copy', {})?.isOnlyRestored, true);
  phone.proveSynced(engine);
  assert.equal(engine.see('second-copy', {})?.isOnlyRestored, false);
  await phone.reopen();
  await phone.close();
  assert.deepEqual([...phone.vault.files.keys()], [], 'nothing waits');
});

test('a bank file read after the sync is in it, though what it brings has no stamp of its own', async (t) => {
  const { phone, account, engine: first } = await begin(t);
  phone.proveSynced(first);
  const engine = await phone.reopen();
  const ofx = `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX>\n<BANKMSGSRSV1>
<STMTTRNRS>\n<STMTRS>\n<CURDEF>EUR\n<BANKACCTFROM>\n<BANKID>1\n<ACCTID>2\n</BANKACCTFROM>\n<BANKTRANLIST>
<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20261110\n<TRNAMT>-9.99\n<FITID>77\n<NAME>LIBRAIRIE\n</STMTTRN>
</BANKTRANLIST>\n</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n`;
  const base64 = Buffer.from(ofx).toString('base64');
  await engine.do('read-bank-file', { fileName: 'releve.ofx', base64, accountId: account });
  await engine.do('write-import', {});
  await phone.close();
  phone.loseBook();
  const again = await phone.open();
  await again.do('restore-second-copy', {});
  assert.deepEqual(again.rows(account).map(({ amount }) => amount), [-999]);
});

test('both are there: nothing is read back and nothing changes; the vault is gone: it is written anew', async (t) => {
  const { phone, account } = await begin(t);
  await phone.close();
  phone.vault.asked.length = 0;
  let engine = await phone.open();
  await phone.close();
  assert.deepEqual(phone.vault.asked, ['read index']);
  phone.vault.files.clear();
  engine = await phone.open();
  await phone.close();
  assert.ok(phone.workBytes() > 500);
  engine = await phone.open();
  assert.equal(engine.rows(account).length, 1);
});

test('a book file that lost its last commits has them back at its next opening, and a mended one too', async (t) => {
  const { phone, account, engine: first } = await begin(t);
  await first.do('back-up', {});
  await phone.close();
  const older = join(phone.device.folder, 'older');
  copyFileSync(phone.device.bookPath, older);
  let engine = await phone.open();
  await engine.addEntry(account, -300);
  await phone.close();
  phone.loseBook();
  copyFileSync(older, phone.device.bookPath);
  engine = await phone.reopen();
  engine = await phone.reopen();
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-680, -300]);

  await engine.addEntry(account, -400);
  await phone.close();
  writeFileSync(phone.device.bookPath, readFileSync(phone.device.bookPath).subarray(0, 8192));
  engine = await phone.open();
  assert.equal(engine.see('book', {}).kind, 'none');
  await engine.do('mend-book', {});
  engine = await phone.reopen();
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-680, -300, -400]);
});

test('who goes back to a backup does not get back what came after it', async (t) => {
  const { phone, account, engine: first } = await begin(t);
  const { name } = await first.do('back-up', {});
  await first.addEntry(account, -300);
  let engine = await phone.reopen();
  await engine.do('restore-backup', { source: { kind: 'kept', name }, how: 'merge' });
  engine = await phone.reopen();
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-680]);
  await engine.addEntry(account, -500);
  await phone.close();
  phone.loseBook();
  engine = await phone.open();
  await engine.do('restore-second-copy', {});
  assert.deepEqual(engine.rows(account).map(({ amount }) => amount), [-680, -500]);
});

test('work of another book stays beside the new one, is counted, and is not merged', async (t) => {
  const { phone } = await begin(t);
  await phone.close();
  phone.loseBook();
  let engine = await phone.open();
  await engine.do('create-book', {});
  const account = await engine.addAccount('Autre');
  engine = await phone.reopen();
  await engine.addEntry(account, -1);
  engine = await phone.reopen();
  await engine.addEntry(account, -2);
  engine = await phone.reopen();
  assert.equal(engine.rows(account).length, 2);
  await phone.close();
  assert.equal(engine.see('second-copy', {})?.others, 1);
  assert.equal(phone.vault.files.size, 3, 'an index and the work of two books');
});

test('a vault without room holds nothing up, says so, and has all of it once there is room', async (t) => {
  const { phone, account } = await begin(t);
  let engine = await phone.reopen();
  phone.vault.refuses = 'full';
  await engine.addEntry(account, -2);
  await phone.close();
  assert.equal(engine.see('second-copy', {})?.state, 'full');
  engine = await phone.open();
  phone.vault.refuses = undefined;
  await engine.addEntry(account, -3);
  await phone.close();
  assert.equal(engine.see('second-copy', {})?.state, 'kept');
  phone.loseBook();
  engine = await phone.open();
  assert.equal(engine.see('second-copy', {})?.found?.entries, 3);
});

test('frames that a kill cut are passed over, those of another copy too, and what follows them is read', () => {
  const { sha256 } = makeTestDevice().platform;
  const [vault, other] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
  const [first, cut, foreign, last] = [
    toFrame(sha256, vault, Uint8Array.of(1, 2, 3)), toFrame(sha256, vault, new Uint8Array(50).fill(7)).subarray(0, 60),
    toFrame(sha256, other, Uint8Array.of(9)), toFrame(sha256, vault, Uint8Array.of(4)),
  ];
  const damaged = first.slice();
  damaged[33] = 99;
  assert.deepEqual(
    readFrames(sha256, vault, Uint8Array.from([...first, ...cut, ...damaged, ...foreign, ...last, ...cut])),
    [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
});
