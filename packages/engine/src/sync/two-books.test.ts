/** Two books that are not one, met by two desks over a real link: every answer, and every way not to answer. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SyncQuestionView } from '@tandem/contract';
import { exportBookJson } from '@tandem/formats';
import { bookFigures, ledgerBalances, ledgerKinds, listAccounts } from '@tandem/ledger';
import { bytesToRecordId, declareTruth, readBookIdentity, recordIdToText } from '@tandem/replica';
import { closeBoth, connect, pair, syncAgain, TestDesk } from './two-desks.testing.ts';

/** Two desks that met for the first time, each with a book of its own; the phone's user is asked. */
async function meet(t: TestContext, onPc = 20, onPhone = 30): Promise<{ pc: TestDesk; phone: TestDesk }> {
  const pc = new TestDesk(t, { role: 'pc', entries: onPc });
  const phone = new TestDesk(t, { role: 'phone', purpose: 'create', entries: onPhone, seed: 2 });
  await agree(pc, phone);
  return { pc, phone };
}

async function agree(pc: TestDesk, phone: TestDesk): Promise<void> {
  await connect(pc, phone);
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  pc.desk.answer(true);
  phone.desk.answer(true);
}

async function asked<Kind extends SyncQuestionView['kind']>(
  desk: TestDesk, kind: Kind,
): Promise<Extract<SyncQuestionView, { kind: Kind }>> {
  const { question } = await desk.until('asking', (view) => view.question.kind === kind);
  assert.ok(isOfKind(question, kind));
  return question;
}

function isOfKind<Kind extends SyncQuestionView['kind']>(
  question: SyncQuestionView, kind: Kind,
): question is Extract<SyncQuestionView, { kind: Kind }> {
  return question.kind === kind;
}

function contentsOf(desk: TestDesk): string {
  const parts: string[] = [];
  exportBookJson(desk.database, ledgerKinds, (text) => parts.push(text));
  return parts.join('');
}

function entriesOf(desk: TestDesk): number {
  return bookFigures(desk.database).entries;
}

async function bothIdentical(pc: TestDesk, phone: TestDesk) {
  const ends = await Promise.all([pc.identical(), phone.identical()]);
  assert.equal(contentsOf(pc), contentsOf(phone));
  assert.equal(pc.root(), phone.root());
  assert.deepEqual([pc.bugs, phone.bugs], [[], []]);
  assert.deepEqual(bookFigures(pc.database).balances, ledgerBalances(pc.database));
  return { atPc: ends[0], atPhone: ends[1] };
}

test('the phone’s book goes into that of the PC: accounts and payees are matched, nothing doubles', async (t) => {
  const { pc, phone } = await meet(t);
  const choice = await asked(phone, 'choose-book');
  assert.deepEqual([choice.reason, choice.here, choice.there], [
    'different-book', { name: 'phone', accounts: 5, entries: 30 }, { name: 'pc', accounts: 5, entries: 20 },
  ]);
  assert.deepEqual(await pc.until('asked-there'), { kind: 'asked-there', peerName: 'phone', ...nextOf(pc) });
  const before = [contentsOf(pc), contentsOf(phone), pc.bookChanges, phone.bookChanges];
  phone.desk.answerQuestion('merge');
  const { merge } = await asked(phone, 'confirm-merge');
  assert.deepEqual([merge.accounts, merge.payees.added], [{ matched: 5, added: 0 }, 0]);
  assert.equal(merge.entries.matched + merge.entries.added, 30);
  assert.ok(merge.entries.added > 0 && merge.newest.length > 0);
  assert.deepEqual([contentsOf(pc), contentsOf(phone), pc.bookChanges, phone.bookChanges], before,
    'nothing was changed before the yes');
  phone.desk.answerQuestion('yes');
  const { atPc, atPhone } = await bothIdentical(pc, phone);
  assert.deepEqual([atPhone.joined, atPc.joined], [{ how: 'merged', setAside: 0 }, null]);
  assert.equal(entriesOf(pc), 20 + merge.entries.added);
  assert.equal(listAccounts(pc.database).length, 5);
  assert.deepEqual([phone.replacements, pc.replacements], [1, 0]);
  closeBoth(pc, phone);
  const [again] = await syncAgain(pc, phone);
  assert.ok(again.kind === 'identical' && again.rows.length === 0 && again.joined === null);
});

test('a book merged with its own copy under another name gains nothing', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 40 });
  const phone = new TestDesk(t, { role: 'phone', purpose: 'create', entries: 40 });
  await agree(pc, phone);
  await asked(phone, 'choose-book');
  phone.desk.answerQuestion('merge');
  const { merge } = await asked(phone, 'confirm-merge');
  assert.deepEqual([merge.entries, merge.newest], [{ matched: 40, added: 0 }, []]);
  phone.desk.answerQuestion('yes');
  await bothIdentical(pc, phone);
  assert.equal(entriesOf(pc), 40);
});

for (const kept of ['pc', 'phone'] as const) {
  test(`the ${kept}’s book takes the place of the other one, with the consent of whose book goes`, async (t) => {
    const { pc, phone } = await meet(t);
    await asked(phone, 'choose-book');
    phone.desk.answerQuestion(kept === 'pc' ? 'keep-there' : 'keep-here');
    const [gone, stays] = kept === 'pc' ? [phone, pc] : [pc, phone];
    const { cause, difference } = await asked(gone, 'confirm-replace');
    assert.equal(cause, kept === 'pc' ? 'chosen-here' : 'chosen-there');
    const entries = difference.rows.find(({ kind }) => kind === 'entries');
    assert.deepEqual([entries?.onlyHere, entries?.onlyThere], kept === 'pc' ? [30, 20] : [20, 30]);
    assert.ok(difference.entriesHere.length > 0 && difference.entriesThere.length > 0);
    assert.equal((await stays.until('asked-there')).peerName, gone.role);
    gone.desk.answerQuestion('yes');
    const { atPc, atPhone } = await bothIdentical(pc, phone);
    const [joinedGone, joinedStays] = kept === 'pc' ? [atPhone.joined, atPc.joined] : [atPc.joined, atPhone.joined];
    assert.deepEqual([joinedGone, joinedStays], [{ how: 'replaced', setAside: 0 }, null]);
    assert.equal(entriesOf(gone), kept === 'pc' ? 20 : 30);
    assert.equal(gone.replacements, 1);
  });
}

for (const [by, when] of [
  ['phone', 'choose-book'], ['pc', 'choose-book'], ['phone', 'confirm-merge'], ['pc', 'confirm-merge'],
  ['phone', 'confirm-replace'], ['pc', 'confirm-replace'],
] as const) {
  test(`a no of the ${by} at ${when} changes nothing on either side, and both are told`, async (t) => {
    const { pc, phone } = await meet(t);
    await asked(phone, 'choose-book');
    const before = [contentsOf(pc), contentsOf(phone), pc.root(), phone.root()];
    if (when !== 'choose-book') {
      phone.desk.answerQuestion(when === 'confirm-merge' ? 'merge' : 'keep-there');
      await asked(phone, when);
    }
    const [one, other] = by === 'pc' ? [pc, phone] : [phone, pc];
    one.desk.cancel();
    assert.deepEqual(await Promise.all([one.end(), other.end()]), [
      { kind: 'cancelled', by: 'here' }, { kind: 'cancelled', by: 'there' },
    ]);
    assert.deepEqual([contentsOf(pc), contentsOf(phone), pc.root(), phone.root()], before);
    assert.deepEqual([pc.bugs, phone.bugs, pc.replacements + phone.replacements], [[], [], 0]);
    closeBoth(pc, phone);
    await connect(pc, phone);
    await asked(phone, 'choose-book');
    phone.desk.cancel();
    await Promise.all([pc.end(), phone.end()]);
  });
}

test('an answer that does not fit, or comes twice, does nothing', async (t) => {
  const { pc, phone } = await meet(t);
  phone.desk.answerQuestion('merge');
  await asked(phone, 'choose-book');
  phone.desk.answerQuestion('yes');
  pc.desk.answerQuestion('merge');
  assert.equal((await phone.until('asking')).question.kind, 'choose-book');
  phone.desk.answerQuestion('keep-there');
  phone.desk.answerQuestion('keep-here');
  await asked(phone, 'confirm-replace');
  phone.desk.answerQuestion('yes');
  phone.desk.answerQuestion('yes');
  await bothIdentical(pc, phone);
  assert.equal(entriesOf(pc), 20);
});

test('a full disk at the moment of the replacement leaves the book as it was', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 3000 });
  const phone = new TestDesk(t, { role: 'phone', purpose: 'create', entries: 30, pageCountMax: 200 });
  await agree(pc, phone);
  await asked(phone, 'choose-book');
  const before = contentsOf(phone);
  phone.desk.answerQuestion('keep-there');
  await asked(phone, 'confirm-replace');
  phone.desk.answerQuestion('yes');
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'peer-failed', isDiskFull: true }, { kind: 'store-failed', isDiskFull: true },
  ]);
  assert.equal(contentsOf(phone), before);
  assert.deepEqual(phone.bugs, []);
});

/** The two have one book; then a copy of its earlier state is declared to be the truth on one side. */
async function restoreTruth(t: TestContext): Promise<{ pc: TestDesk; phone: TestDesk }> {
  const pc = new TestDesk(t, { role: 'pc', entries: 20 });
  const phone = new TestDesk(t, { role: 'phone' });
  await pair(pc, phone);
  pc.keepCopy();
  pc.addEntry('synchronisée');
  await syncAgain(pc, phone);
  closeBoth(pc, phone);
  phone.addEntry('jamais synchronisée');
  pc.restoreCopy((database) => declareTruth(database, new Uint8Array(16).fill(3)));
  return { pc, phone };
}

test('a backup declared to be the truth is taken over with consent; what was not synced is set aside', async (t) => {
  const { pc, phone } = await restoreTruth(t);
  await connect(pc, phone);
  const { cause, difference, unsynced } = await asked(phone, 'confirm-replace');
  assert.deepEqual([cause, unsynced], ['truth', 1]);
  assert.deepEqual(difference.rows.map(({ kind, onlyHere, onlyThere }) => [kind, onlyHere, onlyThere]),
    [['entries', 2, 0]]);
  phone.desk.answerQuestion('yes');
  const { atPc, atPhone } = await bothIdentical(pc, phone);
  assert.deepEqual([atPhone.joined?.how, atPc.joined], ['replaced', null]);
  assert.ok((atPhone.joined?.setAside ?? 0) > 0);
  assert.deepEqual(phone.memos().filter((memo) => memo.endsWith('synchronisée')), []);
  const openRows = (desk: TestDesk): readonly Uint8Array[] =>
    desk.database.prepare('SELECT id FROM sync_conflict WHERE resolution IS NULL AND deleted = 0').all()
      .map(([id]) => id).filter((id) => id instanceof Uint8Array);
  assert.ok(openRows(pc).length > 0, 'the entry that no other device had is in the list of both');
  closeBoth(pc, phone);
  const { replica } = pc.shelved();
  replica.write(Date.now(), () => {
    for (const id of openRows(pc)) assert.ok(replica.settleConflict(bytesToRecordId(id), 'taken').ok);
  });
  const [again] = await syncAgain(pc, phone);
  assert.equal(again.kind, 'identical');
  for (const desk of [pc, phone]) assert.ok(desk.memos().includes('jamais synchronisée'), desk.role);
  assert.deepEqual([openRows(pc), openRows(phone)], [[], []]);
});

test('a truth that is declined changes nothing, and is asked again', async (t) => {
  const { pc, phone } = await restoreTruth(t);
  const before = [contentsOf(pc), contentsOf(phone)];
  await connect(pc, phone);
  await asked(phone, 'confirm-replace');
  phone.desk.cancel();
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'cancelled', by: 'there' }, { kind: 'cancelled', by: 'here' },
  ]);
  assert.deepEqual([contentsOf(pc), contentsOf(phone)], before);
  assert.ok(phone.memos().includes('jamais synchronisée'));
  closeBoth(pc, phone);
  await connect(pc, phone);
  await asked(phone, 'confirm-replace');
  phone.desk.cancel();
  await Promise.all([pc.end(), phone.end()]);
});

test('two truths are asked about once: the chosen one descends from both', async (t) => {
  const { pc, phone } = await restoreTruth(t);
  phone.database.transaction(() => declareTruth(phone.database, new Uint8Array(16).fill(4)));
  await connect(pc, phone);
  const { reason } = await asked(phone, 'choose-book');
  assert.equal(reason, 'two-truths');
  phone.desk.answerQuestion('merge');
  assert.equal((await phone.until('asking')).question.kind, 'choose-book', 'one book is not merged with itself');
  phone.desk.answerQuestion('keep-there');
  await asked(phone, 'confirm-replace');
  phone.desk.answerQuestion('yes');
  await bothIdentical(pc, phone);
  assert.deepEqual(readBookIdentity(pc.database), readBookIdentity(phone.database));
  closeBoth(pc, phone);
  const [again] = await syncAgain(pc, phone);
  assert.equal(again.kind, 'identical');
});

test('what is typed while a person is asked is in the book afterwards, or set aside', async (t) => {
  const { pc, phone } = await restoreTruth(t);
  await connect(pc, phone);
  await asked(phone, 'confirm-replace');
  pc.addEntry('pendant la question');
  const typed = phone.addEntry('au dernier moment');
  phone.desk.answerQuestion('yes');
  await bothIdentical(pc, phone);
  assert.ok(phone.memos().includes('pendant la question'));
  const rows = phone.database.prepare(`SELECT DISTINCT lower(hex(record_id)) FROM sync_conflict
    WHERE resolution IS NULL AND deleted = 0`).all().map(([id]) => String(id));
  assert.ok(rows.includes(recordIdToText(typed)));
});

function nextOf(pc: TestDesk) {
  const view = pc.desk.view();
  assert.ok(view.kind === 'asked-there' && view.nextTurn !== undefined);
  return { nextTurn: view.nextTurn };
}
