/** Conflicts, the journal, the bin and the devices in a real browser: what they say, keys, what they ask for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPartPage } from './part-page.testing.ts';
import {
  binOf, conflict, conflictsView, devices, goneConflict, journal, journalLines, settledConflict,
} from './views.testing.ts';

const tab = openPartPage();
const { tell, answer, show, commands, focusedText } = tab;

test('[chromium] conflicts go by keys: arrows to the next, a letter settles, and the focus goes on', async () => {
  await answer('settle-conflicts', { kind: 'done', value: { settled: 1 } });
  await tell('conflicts', conflictsView);
  await show('conflicts');
  assert.equal(await focusedText(), 'GarderG');
  await tab.page.keyboard.press('ArrowDown');
  assert.equal(await focusedText(), 'Laisser de côtéG');
  await tab.page.keyboard.press('d');
  await tab.page.keyboard.press('p');
  await tell('conflicts', { ...conflictsView, open: [conflict], openCount: 1 });
  await tab.page.waitForFunction('document.activeElement.textContent === "GarderG"');
  await tab.page.keyboard.press('d');
  assert.deepEqual(await commands(), [
    { name: 'settle-conflicts', parameters: { conflictIds: [goneConflict.id], how: 'taken' } },
    { name: 'settle-conflicts', parameters: { conflictIds: [conflict.id], how: 'both' } },
  ]);
});

test('[chromium] all shown are kept at once, what the book does not hold has acts of its own', async () => {
  await answer('settle-conflicts', { kind: 'failed', failure: { kind: 'no-conflict' } });
  const [second, third] = ['9'.repeat(32), '8'.repeat(32)];
  await tell('conflicts', { ...conflictsView, open: [
    conflict, { ...conflict, id: second }, goneConflict, { ...goneConflict, id: third },
  ] });
  await show('conflicts');
  await tab.page.getByRole('button', { name: 'Garder les 2 affichées' }).click();
  await tab.page.getByText('Ce conflit est déjà réglé').waitFor();
  await tab.page.getByRole('button', { name: 'Reprendre les 2 mises de côté' }).click();
  await tab.page.getByRole('button', { name: 'Revenir sur ce choix : Picard' }).click();
  await tell('conflicts', { open: [conflict, { ...settledConflict, settled: null }], openCount: 2, settled: [] });
  await tab.page.waitForFunction(`document.activeElement.closest('li').textContent.startsWith('Picard')`);
  assert.deepEqual(await commands(), [
    { name: 'settle-conflicts', parameters: { conflictIds: [conflict.id, second], how: 'kept' } },
    { name: 'settle-conflicts', parameters: { conflictIds: [goneConflict.id, third], how: 'taken' } },
    { name: 'reopen-conflict', parameters: { conflictId: settledConflict.id } },
  ]);
});

test('[chromium] more than 50 conflicts are filtered by account', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    ...conflict, id: String(index).padStart(32, '0'), accountId: (index < 2 ? 'a' : 'b').repeat(32),
    accountName: index < 2 ? 'Livret A' : 'Compte joint',
  }));
  await tell('conflicts', { open: many, openCount: 60, settled: [] });
  await show('conflicts');
  await tab.page.getByRole('combobox', { name: 'Compte' }).click();
  await tab.page.getByRole('option', { name: 'Livret A' }).click();
  await tab.page.getByRole('button', { name: 'Garder les 2 affichées' }).waitFor();
  assert.equal(await tab.page.locator('[data-conflict]').count(), 2);
});

test('[chromium] an older sync is shown line by line, and undone after a question', async () => {
  await answer('undo-session', { kind: 'done', value: { undone: 3, kept: 1 } });
  await tell('journal', journal);
  await tell('journal-lines', journalLines);
  await show('journal-session');
  await tab.page.getByText('Loisirs → Transports').waitFor();
  await tab.page.getByText('Modifié depuis\u00a0: une annulation n’y touche pas.').waitFor();
  await tab.page.getByRole('button', { name: 'Annuler cette synchronisation…' }).click();
  await tab.page.getByRole('dialog').getByText('Ce qui a changé depuis reste.').waitFor();
  assert.equal(await focusedText(), 'Non, la garder');
  await tab.page.getByRole('button', { name: 'Annuler la synchronisation' }).click();
  await tab.page.getByText('3 changements annulés.').waitFor();
  await tab.page.getByText('1 a changé depuis et reste comme il est.').waitFor();
  assert.deepEqual(await commands(), [{ name: 'undo-session', parameters: { session: 7 } }]);
});

test('[chromium] one or several deleted entries are put back', async () => {
  await answer('restore-entries', { kind: 'done', value: { restored: 2 } });
  await tell('bin', binOf(3));
  await show('bin');
  await tab.page.getByText(/^Supprimée le .* sur Galaxy A35$/).waitFor();
  await tab.page.getByRole('button', { name: /^Remettre Boulangerie 0/ }).click();
  await tab.page.getByRole('checkbox', { name: 'Tout choisir' }).click();
  await tab.page.getByRole('checkbox', { name: /^Choisir Boulangerie 1/ }).click();
  await tab.page.getByRole('button', { name: 'Remettre les 2 choisies' }).click();
  await tab.page.getByText('2 écritures sont de retour dans leurs comptes.').waitFor();
  await tell('bin', binOf(2));
  await tab.page.waitForFunction('document.activeElement.textContent === "Remettre"');
  const [first, , third] = binOf(3).entries.map(({ entryId }) => entryId);
  assert.deepEqual(await commands(), [
    { name: 'restore-entries', parameters: { entryIds: [first] } },
    { name: 'restore-entries', parameters: { entryIds: [first, third] } },
  ]);
});

test('[chromium] a device is forgotten after a question whose focus is on keeping it', async () => {
  await tell('devices', devices);
  await show('devices');
  await tab.page.getByRole('button', { name: 'Oublier Galaxy A35…' }).click();
  assert.equal(await focusedText(), 'Non, le garder');
  await tab.page.getByRole('button', { name: 'Oublier cet appareil' }).click();
  await tab.page.getByText('Galaxy A35 est oublié.').waitFor();
  await tell('devices', devices.slice(1));
  await tab.page.getByRole('button', { name: 'Oublier Appareil sans nom…' }).click();
  await tab.page.getByRole('button', { name: 'Non, le garder' }).click();
  assert.equal(await focusedText(), 'Oublier…');
  assert.deepEqual(await commands(), [{ name: 'forget-device', parameters: { deviceId: 'a' } }]);
});
