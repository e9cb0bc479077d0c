import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { civilToDay, toDay } from '@tandem/ledger';
import { expectSameBooks } from './books.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, importFirstStatement, openSyncWindow, scanFirstTime,
} from './sync-acts.testing.ts';

const household = new Household();
after(() => household.close());

test('a bank file imported on the PC, with splits, transfers and accents, is on the phone after one scan', async () => {
  const pc = await household.openPc();
  const sumCents = await importFirstStatement(pc, { lines: 64, openingCents: 150_000 });
  await addSplitAndTransfer(pc);
  await openSyncWindow(pc);
  const phone = await household.openPhone(pc.page);
  await scanFirstTime(phone);
  await acceptDigits(pc, phone);
  await expectIdentical(pc, phone);
  await closeReports(pc, phone);
  assert.deepEqual(await expectSameBooks(household, pc, phone), {
    'Compte courant': sumCents - 12_345 - 50_000, 'Livret d’épargne – été': 50_000,
  });
  await phone.page.getByText('Compte courant').first().waitFor();
});

async function addSplitAndTransfer({ engine }: Screen): Promise<void> {
  const current = await accountIdOf('Compte courant');
  await engine.command('add-account', {
    name: 'Livret d’épargne – été', kind: 'savings', currency: 'EUR', groupName: '', openingBalance: 0,
    overdraftLimit: null, isClosed: false, note: 'À l’œil : « çà et là »',
  });
  const savings = await accountIdOf('Livret d’épargne – été');
  const [food, home] = await engine.query('categories', {});
  const entry = {
    entryId: null, accountId: current, day: toDay(civilToDay(2026, 11, 24) ?? 0), valueDay: null, memo: 'é'.repeat(100),
    number: '', methodId: null, tags: ['Noël'], status: 'uncleared' as const,
  };
  await engine.command('save-entry', {
    ...entry, amount: -12_345, payee: 'Épicerie Çelik & Fils',
    allocation: {
      kind: 'split',
      lines: [
        { categoryId: food?.id ?? null, amount: -10_000, memo: 'légumes' },
        { categoryId: home?.id ?? null, amount: -2345, memo: '' },
      ],
    },
  });
  await engine.command('save-entry', {
    ...entry, amount: -50_000, payee: '', allocation: { kind: 'transfer', accountId: savings, amount: null },
  });

  async function accountIdOf(wanted: string): Promise<string> {
    const { groups } = await engine.query('accounts', {});
    const found = groups.flatMap(({ accounts }) => accounts).find(({ name }) => name === wanted);
    assert(found !== undefined);
    return found.id;
  }
}
