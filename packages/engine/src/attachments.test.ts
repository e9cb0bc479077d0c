import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentsMax, toDay } from '@tandem/ledger';
import { openTestEngine, testWallMs } from './engine.testing.ts';
import { exchange, openTwo } from './two-engines.testing.ts';

const picture = { mediaType: 'image/jpeg', name: 'ticket.jpg', width: 30, height: 40, base64: 'AAAA' } as const;

test('a picture is added, counted in the rows, shown, removed, taken back, and the same after a sync', async (t) => {
  const { pc, phone, account, entry } = await openTwo(t);
  const { attachmentId } = await phone.do('add-attachment', { ...picture, entryId: entry });
  assert.deepEqual(phone.see('history', {}), { undo: 'add-attachment', redo: null });
  await exchange(pc, phone);
  const listed = { ...picture, id: attachmentId, entryId: entry, bytes: 3 };
  for (const engine of [pc, phone]) {
    const { base64, ...described } = listed;
    assert.equal(engine.rows(account)[0]?.attachments, 1);
    assert.equal(engine.see('entry', { entryId: entry })?.attachments, 1);
    assert.deepEqual(engine.see('attachments', { entryId: entry }), [described]);
    assert.deepEqual(engine.see('attachment', { attachmentId }), { ...described, base64 });
  }
  await pc.do('delete-attachment', { attachmentId });
  assert.deepEqual([pc.rows(account)[0]?.attachments, pc.see('attachment', { attachmentId })], [0, null]);
  assert.deepEqual(await pc.refuse('delete-attachment', { attachmentId }),
    { kind: 'attachment', error: { kind: 'unknown-attachment' } });
  assert.deepEqual(await pc.do('undo', {}), { name: 'delete-attachment' });
  await exchange(pc, phone);
  assert.deepEqual([pc, phone].map((engine) => engine.rows(account)[0]?.attachments), [1, 1]);
});

test('the journal of a sync names a photo, and never its content; undoing the sync takes the photo away', async (t) => {
  const { pc, phone, account, entry } = await openTwo(t);
  await phone.do('add-attachment', { ...picture, entryId: entry });
  await exchange(pc, phone);
  const found = pc.see('journal', { offset: 0, limit: 9 }).sessions.flatMap(({ session }) =>
    pc.see('journal-lines', { session, offset: 0, limit: 10 }).lines
      .filter(({ recordKind }) => recordKind === 'attachment').map((line) => ({ session, line })));
  const [only] = found;
  assert.ok(only && found.length === 1);
  const { line, session } = only;
  assert.deepEqual([line.title.name, line.change], ['ticket.jpg', 'added']);
  assert.deepEqual(line.fields.map(({ name }) => name), ['name']);
  await pc.do('undo-session', { session });
  assert.equal(pc.rows(account)[0]?.attachments ?? 0, 0);
});

test('a new entry comes with its pictures in one step, once however often it is sent, or not at all', async (t) => {
  const engine = await openTestEngine(t);
  const account = await engine.addAccount('Courant');
  const draft = {
    entryId: null, newId: `0123456789ab7000a${'0'.repeat(15)}`, accountId: account, day: toDay(20_780), valueDay: null,
    amount: -250, payee: '', allocation: { kind: 'single' as const, categoryId: null }, memo: '', number: '',
    methodId: null,
    tags: [], status: 'uncleared' as const,
  };
  const broken = { ...draft, pictures: [picture, { ...picture, base64: 'A' }] };
  assert.deepEqual(await engine.refuse('save-entry', broken),
    { kind: 'attachment', error: { kind: 'attachment-malformed' } });
  assert.deepEqual(engine.rows(account), []);
  const whole = { ...draft, pictures: Array.from({ length: attachmentsMax }, () => picture) };
  await engine.do('save-entry', whole);
  engine.device.setWallMs(testWallMs + 1000);
  await engine.do('save-entry', whole);
  assert.equal(engine.rows(account)[0]?.attachments, attachmentsMax);
  assert.deepEqual(await engine.do('undo', {}), { name: 'add-entry' });
  assert.deepEqual(engine.rows(account), []);
  const [inBin] = engine.see('bin', { offset: 0, limit: 1 }).entries;
  assert.equal(inBin?.attachments, attachmentsMax);
  await engine.do('restore-entries', { entryIds: [inBin?.entryId ?? ''] });
  assert.equal(engine.rows(account)[0]?.attachments, attachmentsMax);
});
