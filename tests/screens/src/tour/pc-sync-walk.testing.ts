/** Both sides of a first sync, real from the code to the proof; then what the PC shows of every other way and end. */
import { walkCare, walkConflictKinds, type CarePlace } from './care-walk.testing.ts';
import type { Guide } from './guide.testing.ts';
import { walkInstall } from './install-walk.testing.ts';
import { openMenuItem } from './pc-book-walk.testing.ts';
import { walkQuestions } from './question-walk.testing.ts';
import {
  codeAfter30Seconds, comparing, confirming, ended, identical, nothingToExchange, otherEnds, pcEnds, running,
} from './recorded-views.testing.ts';

export async function walkPcSync(pc: Guide, phone: Guide): Promise<void> {
  await walkFirstSync(pc, phone);
  await walkSteps(pc);
  await walkQuestions(pc, 'pc');
  await walkEnds(pc);
  await walkConflicts(pc);
  await walkJournal(pc);
  await walkDevices(pc);
  await walkInstall(pc);
  await walkCare(pc, 'pc', {
    open: (place) => openMenuItem(pc.page, pc.say('Outils', 'Tools'), ...pcPath(pc, place)),
    leave: async (place) => {
      if (place !== 'devices' && place !== 'backups') return;
      // Out of the question to the preview, and out of that.
      if (place === 'backups') await pc.page.keyboard.press('Escape');
      await pc.page.keyboard.press('Escape');
      await pc.page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  });
}

/** In the menu of tools. */
function pcPath({ say }: Guide, place: CarePlace): readonly string[] {
  switch (place) {
    case 'journal': return [say('Journal des synchronisations', 'Journal of syncs')];
    case 'bin': return [say('Corbeille', 'Bin')];
    case 'devices': return [say('Appareils…', 'Devices…')];
    case 'backups': return [say('Base de données', 'Database'), say('Restauration…', 'Restore…')];
  }
}

async function walkFirstSync(pc: Guide, phone: Guide): Promise<void> {
  const { page, engine, say, stop } = pc;
  await page.getByRole('button', { name: /^(Synchronisation|Sync)/ }).click();
  await page.locator('svg.qr-code').waitFor();
  await stop('pc-sync-qr');
  await page.getByRole('button', { name: say('Le téléphone ne se connecte pas', 'Phone not connecting') }).click();
  await stop('pc-sync-help');
  await page.getByRole('button', { name: say('Revenir au code', 'Back to the code') }).click();
  const code = await engine.query('sync', {});
  if (code.kind !== 'showing-code') throw new Error(`no code, but ${code.kind}`);
  await engine.tell('sync', codeAfter30Seconds(code));
  await stop('pc-sync-slow');
  await engine.untell('sync');

  await phone.page.locator('textarea').fill(code.linkToCopy);
  await phone.stop('phone-type-code-filled');
  await phone.page.getByRole('button', { name: say('Se connecter', 'Connect') }).click();
  const yes = say('Oui, ce sont les mêmes', 'Yes, they are the same');
  await page.getByRole('button', { name: yes }).waitFor();
  await stop('pc-confirm');
  await phone.page.getByRole('button', { name: yes }).waitFor();
  await phone.stop('phone-confirm');
  await phone.page.getByRole('button', { name: yes }).click();
  await phone.page.getByText(say('Vous avez dit oui', 'You said yes')).waitFor();
  await phone.stop('phone-confirm-waiting');
  await page.getByRole('button', { name: yes }).click();
  for (const side of [pc, phone]) {
    await side.page.getByText(say('Identiques', 'Identical'), { exact: true }).first().waitFor();
  }
  await stop('pc-sync-first-done');
  await phone.stop('phone-sync-first-done');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await phone.page.getByRole('button', { name: say('Fermer', 'Close') }).last().click();
}

async function walkSteps({ engine, language, page, say, stop }: Guide): Promise<void> {
  await engine.tell('sync', { kind: 'connecting', peerName: null });
  await page.getByRole('button', { name: /^(Synchronisation|Sync)/ }).first().click();
  await page.getByRole('dialog').waitFor();
  await stop('pc-sync-connecting');
  await engine.tell('sync', confirming('pc', language, true));
  await page.getByText(say('Vous avez dit oui', 'You said yes')).waitFor();
  await stop('pc-confirm-waiting');
  await engine.tell('sync', running('pc', language, comparing));
  await stop('pc-sync-comparing');
  await engine.tell('sync', running('pc', language));
  await page.getByText(/59/).first().waitFor();
  await stop('pc-sync-progress');
  await engine.tell('sync', running('pc', language, { isCancelling: true }));
  await stop('pc-sync-cancelling');
}

async function walkEnds({ engine, language, page, stop }: Guide): Promise<void> {
  await engine.tell('sync', ended('pc', language, identical('pc', language)));
  await stop('pc-sync-done');
  await engine.tell('sync', ended('pc', language, nothingToExchange('pc', language)));
  await stop('pc-sync-nothing');
  for (const [name, end] of Object.entries({ ...otherEnds, ...pcEnds })) {
    await engine.tell('sync', ended('pc', language, end));
    await stop(`pc-sync-${name}`);
  }
  await engine.tell('sync', { kind: 'idle' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await engine.untell('sync');
}

async function walkConflicts(guide: Guide): Promise<void> {
  const { page, say, stop } = guide;
  await openMenuItem(page, say('Outils', 'Tools'), say('Conflits', 'Conflicts'));
  await page.getByText(say('Aucun conflit', 'No conflict')).first().waitFor();
  await stop('pc-conflicts-none');
  await walkConflictKinds(guide, 'pc');
}

/** The first sync and what it brought; here it brought nothing, since the book came from here. */
async function walkJournal({ page, say, stop }: Guide): Promise<void> {
  await openMenuItem(page, say('Outils', 'Tools'), say('Journal des synchronisations', 'Journal of syncs'));
  const session = page.getByRole('button', { name: say('Identiques', 'Identical') });
  await session.waitFor();
  await stop('pc-journal');
  await session.click();
  await page.getByText(say('Toutes les synchronisations', 'All syncs')).waitFor();
  await stop('pc-journal-session');
}

async function walkDevices({ page, say, stop }: Guide): Promise<void> {
  await openMenuItem(page, say('Outils', 'Tools'), say('Appareils…', 'Devices…'));
  const forget = page.getByRole('button', { name: say('Oublier', 'Forget') });
  await forget.waitFor();
  await stop('pc-devices');
  await forget.click();
  await page.getByText(say('Non, le garder', 'No, keep it')).waitFor();
  await stop('pc-device-forget');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
