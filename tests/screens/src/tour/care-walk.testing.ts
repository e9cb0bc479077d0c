/** Conflicts, journal, bin, devices and backups when there is something in them; the same on both devices. */
import type { Guide } from './guide.testing.ts';
import { backups, bin, devices, journal, journalLines } from './recorded-care.testing.ts';
import { conflicts, restoredConflicts } from './recorded-conflicts.testing.ts';
import type { Device } from './recorded-views.testing.ts';

export type CarePlace = 'journal' | 'bin' | 'devices' | 'backups';

export interface CareWays {
  readonly open: (place: CarePlace) => Promise<void>;
  /** From where the walk of that place ends. */
  readonly leave: (place: CarePlace) => Promise<void>;
}

/** The list of conflicts is open, and empty. */
export async function walkConflictKinds({ engine, language, page, say, stop }: Guide, device: Device): Promise<void> {
  const book = await engine.query('book', {});
  if (book.kind !== 'open') throw new Error('no book is open');
  const told = conflicts(language, book.today, Date.now());
  await engine.tell('conflicts', told);
  await engine.tell('book', { ...book, openConflicts: told.openCount });
  await page.getByText(say('Sports du Parc', 'Park Sports')).first().waitFor();
  await stop(`${device}-conflicts`);
  await engine.tell('conflicts', restoredConflicts(language, book.today, Date.now()));
  await page.getByText(say('Sports du Parc', 'Park Sports')).first().waitFor({ state: 'detached' });
  await stop(`${device}-conflicts-restored`);
  await engine.untell('conflicts');
  await engine.untell('book');
}

/** From a first screen without anything over it, and back there. */
export async function walkCare(guide: Guide, device: Device, { open, leave }: CareWays): Promise<void> {
  const { engine, language, page, stop } = guide;
  const book = await engine.query('book', {});
  if (book.kind !== 'open') throw new Error('no book is open');
  await engine.tell('journal', journal(device, language, Date.now()));
  await engine.tell('journal-lines', journalLines(language, book.today));
  await open('journal');
  await page.locator('.journal__session').nth(4).waitFor();
  await stop(`${device}-journal-filled`);
  await page.locator('.journal__session').first().click();
  await page.locator('.journal-line').first().waitFor();
  await stop(`${device}-journal-lines`);
  await leave('journal');
  await engine.untell('journal');
  await engine.untell('journal-lines');

  await engine.tell('bin', bin(device, language, book.today, Date.now()));
  await open('bin');
  await page.locator('.bin__entry').last().waitFor();
  await page.locator('.bin__entry').first().getByRole('checkbox').click({ force: true });
  await stop(`${device}-bin-filled`);
  await leave('bin');
  await engine.untell('bin');

  await engine.tell('devices', devices(device, language, Date.now()));
  await open('devices');
  await page.locator('.devices__device').nth(2).waitFor();
  await stop(`${device}-devices-many`);
  await leave('devices');
  await engine.untell('devices');

  await walkRestore(guide, device, { open, leave });
}

/** A backup that something was typed since, and what is asked before it is restored beside other devices. */
async function walkRestore(
  { engine, language, page, say, stop }: Guide, device: Device, { open, leave }: CareWays,
): Promise<void> {
  const made = await engine.command('back-up', {});
  const { groups } = await engine.query('accounts', {});
  const accountId = groups[0]?.accounts[0]?.id ?? '';
  const { rows } = await engine.query('register-rows', { accountId, offset: 0, limit: 200 });
  const free = rows.filter(({ status }) => status === 'uncleared').slice(0, 1);
  await engine.command('delete-entries', { entryIds: free.map(({ entryId }) => entryId) });
  for (const [payee, amount] of [[say('Fleuriste du Quai', 'Quayside florist'), -2800], ['', -1250]] as const) {
    await engine.command('save-entry', {
      entryId: null, accountId, day: free[0]?.day ?? 0, valueDay: null, amount, payee, memo: '', number: '',
      allocation: { kind: 'single', categoryId: null }, methodId: null, tags: [], status: 'uncleared',
    });
  }
  await engine.tell('backups', backups(language, Date.now()));
  await open('backups');
  await page.locator('.backup-list__backup').nth(4).waitFor();
  await stop(`${device}-backups-many`);
  await engine.untell('backups');
  await page.getByText(made.name).first().click();
  await page.locator('.newest-entries').first().waitFor();
  await stop(`${device}-backup-preview`);
  await page.getByRole('button', { name: say('Restaurer…', 'Restore…') }).click();
  await page.getByRole('radio').first().waitFor();
  await stop(`${device}-backup-question`);
  if (device === 'phone') await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
  await leave('backups');
}
