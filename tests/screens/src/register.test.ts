/** The PC's register in a real browser, with the real program behind it: all by the keyboard, axe at each state. */
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { makeDataFolder, startPcProgram, type PcProgram } from './pc-program.testing.ts';
import { openPc } from './screen-driver.testing.ts';

test('a first account, entries, a split and a transfer, without the mouse', async (t) => {
  const { page } = await openWindow(t);
  await addAccount(page, 'Compte courant', '1 200');
  await page.getByText('Ce compte n’a pas encore d’écriture').waitFor();
  assert.equal(await focusedField(page), 'payee', 'the row is ready, its date is set');
  await proveAxe(page, 'empty register');

  await page.keyboard.type('Boulangerie Martin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('boulan');
  await page.getByRole('option', { name: 'Alimentation : Boulangerie' }).waitFor();
  await proveAxe(page, 'list of categories');
  await tab(page, 3);
  assert.equal(await focusedField(page), 'debit');
  await page.keyboard.type('4,80+2');
  await page.keyboard.press('Enter');
  assert.equal(await fieldText(page, 'Débit'), '6,80', 'the first Enter gives the result');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Boulangerie Martin, Alimentation : Boulangerie, Débit 6,80 €').waitFor();
  assert.equal(await focusedField(page), 'payee', 'another row is open');

  await page.keyboard.type('Bou');
  await page.getByRole('option', { name: 'Boulangerie Martin' }).waitFor();
  assert.equal(await fieldText(page, 'Tiers'), 'Boulangerie Martin', 'completed behind the caret');
  await proveAxe(page, 'suggestions');
  await page.keyboard.press('Tab');
  assert.deepEqual(await Promise.all(['Tiers', 'Catégorie', 'Débit'].map((label) => fieldText(page, label))),
    ['Boulangerie Martin', 'Alimentation : Boulangerie', '6,80']);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByLabel('Tiers', { exact: true }).count(), 0, 'Esc gives the row up');

  await addAccount(page, 'Livret A', '0');
  await page.getByRole('button', { name: /^Compte courant/ }).press('Enter');
  await page.getByRole('heading', { name: 'Compte courant', exact: true }).waitFor();
  await page.keyboard.press('Control+t');
  await page.getByLabel('Compte', { exact: true }).waitFor();
  await page.keyboard.type('livr');
  await page.getByRole('option', { name: 'Livret A' }).waitFor();
  await tab(page, 3);
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Virement avec Livret A, Débit 200,00 €').waitFor();

  await page.keyboard.type('Carrefour');
  await tab(page, 4);
  await page.keyboard.type('132,46');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('cours');
  await page.getByRole('option', { name: 'Alimentation : Courses' }).waitFor();
  await tab(page, 2);
  await page.keyboard.type('96,18');
  await page.keyboard.press('Enter');
  await page.getByText('La somme des lignes n’est pas le montant').waitFor();
  await proveAxe(page, 'a fault in a split');
  await page.keyboard.type('36,28');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Carrefour, Ventilée · 2 lignes, Débit 132,46 €').waitFor();
  await page.getByText('860,74 €').first().waitFor();
});

test('moving, choosing, clearing, deleting and taking back', async (t) => {
  const { page } = await openWindow(t);
  await addAccount(page, 'Compte courant', '0');
  await page.getByText('Ce compte n’a pas encore d’écriture').waitFor();
  for (const [payee, amount] of [['Un', '1'], ['Deux', '2'], ['Trois', '3']] as const) {
    await page.keyboard.type(payee);
    await tab(page, 4);
    await page.keyboard.type(amount);
    await page.keyboard.press('Enter');
    await rowOf(page, payee).waitFor();
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowUp');
  await page.getByText('2 écritures choisies : −5,00 €'.replace(' :', '\u00a0:')).waitFor();
  await page.keyboard.press('Space');
  await rowOf(page, 'Deux, Débit 2,00 €, pointée').waitFor();
  await rowOf(page, 'Trois, Débit 3,00 €, pointée').waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('2 écritures supprimées.').waitFor();
  await proveAxe(page, 'deleted');
  assert.equal(await rowOf(page, 'Trois').count(), 0);
  await page.keyboard.press('Control+z');
  await rowOf(page, 'Trois, Débit 3,00 €, pointée').waitFor();
  await page.getByText('2 écritures supprimées.').waitFor({ state: 'detached' });

  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  await page.keyboard.type('Premier');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Premier, Débit 1,00 €').waitFor();
  await page.locator('[role="grid"]:focus').waitFor();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('trois');
  await page.getByText('1 écriture contient').waitFor();
  await proveAxe(page, 'hits');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('[role="row"][data-active="true"][aria-label*="Trois"]').waitFor();
});

test('a change that is typed is saved before another account or a search takes its place', async (t) => {
  const { page } = await openWindow(t);
  await addAccount(page, 'Livret A', '0');
  await addAccount(page, 'Compte courant', '0');
  await page.keyboard.type('Boulanger');
  await tab(page, 4);
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Boulanger, Débit 5,00 €').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('F2');
  await page.keyboard.type('Boucher');
  await page.getByRole('button', { name: /^Livret A/ }).click();
  await page.getByRole('heading', { name: 'Livret A', exact: true }).waitFor();
  await page.getByRole('button', { name: /^Compte courant/ }).click();
  await rowOf(page, 'Boucher, Débit 5,00 €').dblclick();
  await page.getByLabel('Tiers', { exact: true }).fill('Primeur');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('prim');
  await page.getByText('1 écriture contient').waitFor();
  assert.equal(await page.getByLabel('Rechercher').first().inputValue(), 'prim', 'no letter went elsewhere');
});

test('the row for the next entry stays in sight when the register is full', async (t) => {
  const { page } = await openWindow(t);
  await page.setViewportSize({ width: 1280, height: 400 });
  await addAccount(page, 'Compte courant', '0');
  await page.getByText('Ce compte n’a pas encore d’écriture').waitFor();
  for (let entry = 1; entry <= 10; entry += 1) {
    await page.keyboard.type(`Tiers ${entry}.`);
    await tab(page, 4);
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await rowOf(page, `Tiers ${entry}.`).waitFor();
  }
  await page.waitForFunction(`(() => {
    const field = document.activeElement.getBoundingClientRect();
    return field.bottom <= document.querySelector('[role="grid"]').getBoundingClientRect().bottom;
  })()`);
});

test('an entry that the engine refuses comes back with the reason', async (t) => {
  const { page } = await openWindow(t);
  await addAccount(page, 'Compte courant', '0');
  await page.getByText('Ce compte n’a pas encore d’écriture').waitFor();
  await page.keyboard.insertText('x'.repeat(300));
  await tab(page, 4);
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('trop long').waitFor();
  await proveAxe(page, 'refused');
  await page.getByLabel('Tiers', { exact: true }).fill('Corrigé');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Corrigé, Débit 5,00 €').waitFor();
});

test('a program that has gone is said, and that nothing is lost', async (t) => {
  const { page, program } = await openWindow(t);
  await program.stop();
  await page.getByRole('heading', { name: 'Tandem s’est arrêté' }).waitFor();
  await page.getByText('rien n’est perdu').waitFor();
  await proveAxe(page, 'stopped');
});

interface OpenedWindow {
  readonly page: Page;
  readonly program: PcProgram;
}

/** With a new book. */
async function openWindow(t: TestContext): Promise<OpenedWindow> {
  const folder = makeDataFolder();
  t.after(() => folder.remove());
  const program = await startPcProgram(folder);
  t.after(() => program.kill());
  const screen = await openPc(program.pcUrl);
  t.after(() => screen.close());
  const { page } = screen;
  await page.getByText('Créer un dossier').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nouveau compte…' }).waitFor();
  return { page, program };
}

async function addAccount(page: Page, name: string, openingBalance: string): Promise<void> {
  await page.keyboard.press('F10');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: 'Nouveau compte…' }).press('Enter');
  await page.getByRole('dialog', { name: 'Nouveau compte' }).waitFor();
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Solde de départ').fill(openingBalance);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

async function tab(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press('Tab');
}

function focusedField(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement?.dataset.field');
}

function fieldText(page: Page, label: string): Promise<string> {
  return page.getByLabel(label, { exact: true }).inputValue();
}

/** A row says all of itself; `part` as written, with the no-break spaces that the screen has. */
function rowOf(page: Page, part: string): ReturnType<Page['locator']> {
  const shown = part.replaceAll(' €', '\u00a0€');
  return page.locator(`[role="row"][aria-label*="${shown}"]`);
}

async function proveAxe(page: Page, state: string): Promise<void> {
  // What fades in is judged once it is there.
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => {})');
  await page.evaluate(`${axe.source}; undefined`);
  const found: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`);
  assert.deepEqual(found, [], state);
}
