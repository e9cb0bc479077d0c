/** Restoring, the settings of backups and mending in a real browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPartPage } from './part-page.testing.ts';
import { backups, bothPreview } from './views.testing.ts';

const tab = openPartPage();
const { tell, answer, show, commands, commandNames, focusedText } = tab;

test('[chromium] a restore shows what the backup holds beside what is open before it asks', async () => {
  await tell('backups', backups);
  await answer('preview-backup', { kind: 'done', value: bothPreview });
  await show('restore');
  await tab.page.getByRole('button', { name: /Foyer hier/ }).click();
  await tab.page.getByRole('row', { name: 'Écritures 10\u202f470 10\u202f482' }).waitFor();
  assert.equal(await focusedText(), 'En choisir une autre');
  await tab.page.getByRole('row', { name: 'Écritures 14 2 1' }).waitFor();
  await tab.page.getByRole('button', { name: 'Restaurer…' }).click();
  await tab.page.getByRole('radio', { name: 'Fusionner', checked: true }).waitFor();
  await tab.page.waitForFunction('document.activeElement.textContent.startsWith("Fusionner")');
  await tab.page.keyboard.press('ArrowDown');
  await tab.page.getByRole('radio', { name: 'Cette sauvegarde fait foi', checked: true }).waitFor();
  await tab.page.getByRole('button', { name: 'Restaurer cette sauvegarde' }).click();
  await tab.page.getByText('est maintenant votre dossier').waitFor();
  assert.deepEqual(await commands(), [
    { name: 'preview-backup', parameters: { kind: 'kept', name: 'Foyer hier.tandem' } },
    { name: 'restore-backup',
      parameters: { source: { kind: 'kept', name: 'Foyer hier.tandem' }, how: 'truth' } },
  ]);
});

test('[chromium] backup settings are refused beside the field, and a number out of bounds is not sent', async () => {
  await answer('set-backup-settings', {
    kind: 'failed', failure: { kind: 'backup-folder', reason: 'not-writable' } });
  await tell('backup-settings', {
    folder: '/mnt/usb', isDefaultFolder: false, isDaily: true, kept: 10, lastMs: null });
  await show('settings');
  const kept = tab.page.getByRole('textbox', { name: 'Sauvegardes automatiques gardées' });
  await kept.fill('2');
  await tab.page.getByText('Indiquez un nombre de 3 à 100.').waitFor();
  assert.equal(await tab.page.getByRole('button', { name: 'Enregistrer' }).isDisabled(), true);
  await kept.fill('20');
  await tab.page.getByRole('button', { name: 'Enregistrer' }).click();
  await tab.page.getByText('Tandem ne peut pas écrire dans ce dossier').waitFor();
  assert.deepEqual(await commands(), [
    { name: 'set-backup-settings', parameters: { folder: '/mnt/usb', isDaily: true, kept: 20 } },
  ]);
});

test('[chromium] a damaged book is mended from the first start, and a refusal stands in its place', async () => {
  await answer('mend-book', { kind: 'failed', failure: { kind: 'no-good-backup' } });
  await tell('book', {
    kind: 'none', damaged: { name: 'Foyer', reason: 'damaged', hasBackup: false, newestBackup: null } });
  await show('first-start');
  await tab.page.getByText('Tandem peut reprendre ce qui se lit encore').waitFor();
  await tab.page.waitForFunction('document.activeElement.textContent === "Réparer"');
  await tab.page.keyboard.press('Enter');
  await tab.page.getByText('Aucune sauvegarde ne s’ouvre').waitFor();
  assert.deepEqual(await commandNames(), ['mend-book']);
});
