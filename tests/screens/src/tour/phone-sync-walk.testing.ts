/** What the phone shows of a sync that has a book already, of its ends, and of a second tab. */
import { walkBooks } from './books-walk.testing.ts';
import { walkCare, walkConflictKinds, type CarePlace } from './care-walk.testing.ts';
import { settle, type Guide } from './guide.testing.ts';
import { walkQuestions } from './question-walk.testing.ts';
import {
  comparing, ended, identical, nothingToExchange, otherEnds, phoneEnds, running,
} from './recorded-views.testing.ts';

export async function walkPhoneSync(guide: Guide): Promise<void> {
  const { page, say } = guide;
  await page.locator('.keypad').waitFor();
  await page.getByRole('button', { name: /^(Synchronisation|Sync)/ }).first().click();
  await page.getByRole('button', { name: say('Scanner le code', 'Scan the code') }).waitFor();
  await guide.stop('phone-sync-start');
  await walkSteps(guide);
  await walkQuestions(guide, 'phone');
  await walkEnds(guide);
  await walkConflicts(guide);
  await walkKept(guide);
  await openFromMenu(guide, say('Dossiers', 'Books'));
  await walkBooks(guide);
  await walkOtherTab(guide);
}

async function walkSteps({ engine, language, page, say, stop }: Guide): Promise<void> {
  await engine.tell('sync', { kind: 'connecting', peerName: null });
  await stop('phone-sync-connecting');
  await engine.tell('sync', running('phone', language, comparing));
  await stop('phone-sync-comparing');
  await engine.tell('sync', running('phone', language));
  await page.getByText(/59/).first().waitFor();
  await stop('phone-sync-progress');
  await page.getByRole('button', { name: say('Fermer', 'Close') }).first().click();
  await page.getByRole('dialog').waitFor();
  await stop('phone-sync-leave');
  await page.keyboard.press('Escape');
}

async function walkEnds({ engine, language, stop }: Guide): Promise<void> {
  await engine.tell('sync', ended('phone', language, identical('phone', language)));
  await stop('phone-sync-done');
  await engine.tell('sync', ended('phone', language, nothingToExchange('phone', language)));
  await stop('phone-sync-nothing');
  for (const [name, end] of Object.entries({ ...otherEnds, ...phoneEnds })) {
    await engine.tell('sync', ended('phone', language, end));
    await stop(`phone-sync-${name}`);
  }
  await engine.untell('sync');
}

async function walkConflicts(guide: Guide): Promise<void> {
  const { page, say } = guide;
  await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
  await openFromMenu(guide, say('Conflits', 'Conflicts'));
  await page.getByRole('heading', { name: say('Conflits', 'Conflicts') }).waitFor();
  await walkConflictKinds(guide, 'phone');
  await page.getByRole('button', { name: say('Retour', 'Back') }).first().click();
}

async function walkKept(guide: Guide): Promise<void> {
  const { page, say } = guide;
  const titles: Readonly<Record<CarePlace, string>> = {
    journal: say('Journal des synchronisations', 'Journal of syncs'), bin: say('Corbeille', 'Bin'),
    devices: say('Appareils', 'Devices'), backups: say('Sauvegardes gardées', 'Kept backups'),
  };
  await walkCare(guide, 'phone', {
    open: (place) => openFromMenu(guide, titles[place]),
    leave: async (place) => {
      const back = page.getByRole('button', { name: say('Retour', 'Back') }).first();
      // Out of one sync of the journal, then out of the journal; out of a preview, then out of the list.
      if (place === 'journal' || place === 'backups') await back.click();
      await back.click();
      await page.locator('.keypad').waitFor();
    },
  });
}

async function openFromMenu({ page, say }: Guide, name: string): Promise<void> {
  await page.getByRole('button', { name: say('Ouvrir le menu', 'Open the menu') }).click();
  await page.getByRole('button', { name, exact: true }).click();
}

async function walkOtherTab({ page, say, stop }: Guide): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByText(say('Tandem est ouvert dans un autre onglet', 'Tandem is open in another tab')).waitFor();
  await settle(other);
  await page.bringToFront();
  await other.getByRole('button', { name: say('Continuer ici', 'Continue here') }).click();
  await page.getByText(say('Tandem est ouvert dans un autre onglet', 'Tandem is open in another tab')).waitFor();
  await stop('phone-other-tab');
  await other.close();
}
