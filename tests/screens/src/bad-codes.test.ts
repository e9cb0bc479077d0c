/** Codes that lead to no sync: each end said on the phone, with a way on, and both books as they were. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import { newKeyPair } from '@tandem/link';
import { changeLink, forgeShortCode, mistypeShortCode } from './changed-codes.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { jumpingClock } from './jumping-clock.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, openSyncWindow, readCodes, typeCode,
} from './sync-acts.testing.ts';

// A connection that is refused is what these tests are about; the browser writes it into the console.
const household = new Household([/WebSocket connection to/]);
const servers: Server[] = [];
let pc: Screen;
let phone: Screen;
let book: string;

before(async () => {
  pc = await household.openPc({ port: await freePort(), environment: jumpingClock });
  await pc.engine.command('create-book', {});
  book = (await pc.engine.command('export-book', {})).json;
  phone = await household.openPhone();
  await openSyncWindow(pc);
});
after(async () => {
  for (const server of servers) server.close();
  await household.close();
});

test('a mistyped code is not called at all', async () => {
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, mistypeShortCode(shortCode));
  await expectEnd('Ce code ne convient pas', /incomplet ou mal recopié.*vérifiez chaque groupe/);
  assert.equal((await pcWaiting()).turnedAway, null);
  await takeNewCode();
});

for (const [prefix, title, says] of [
  ['TDM2:', 'Tandem est à mettre à jour ici', /version plus récente/],
  ['TDM0:', 'Tandem est à mettre à jour sur l’autre appareil', /version plus ancienne/],
] as const) {
  test(`the copied code of another version (${prefix}) says which side to update`, async () => {
    const { link } = await readCodes(pc);
    await typeCode(phone, link.replace('TDM1:', prefix));
    await expectEnd(title, says);
    await closeReports(phone);
  });
}

test('a code that was never shown', async () => {
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, forgeShortCode(shortCode));
  await expectEnd('Code inconnu', /prenez celui qui y est affiché maintenant/);
  await pc.page.getByText('Un appareil a appelé avec un autre code.').waitFor();
  await takeNewCode();
});

test('a code that has run out', async () => {
  const { shortCode } = await readCodes(pc);
  household.program.poke();
  await pc.page.getByText(shortCode).waitFor({ state: 'detached' });
  await typeCode(phone, shortCode);
  await expectEnd('Code expiré', /prenez celui qui est affiché maintenant/);
  await pc.page.getByText('Un appareil a appelé avec un code expiré.').waitFor();
  await takeNewCode();
});

test('another computer answers at the address of the code', async () => {
  const { link } = await readCodes(pc);
  const { publicKey } = newKeyPair((length) => crypto.getRandomValues(new Uint8Array(length)));
  await typeCode(phone, changeLink(link, { pcPublicKey: publicKey }));
  await expectEnd('Un autre ordinateur a répondu', /affichez un nouveau code sur le vôtre/);
  await takeNewCode();
});

test('nothing listens at the address of the code: what to check is said', async () => {
  const { link } = await readCodes(pc);
  await typeCode(phone, changeLink(link, { port: await freePort() }));
  await expectEnd('L’ordinateur n’a pas pu être joint', /affiche encore ce code.*même Wi-Fi/);
  await phone.page.getByText('Pas de réseau invité').waitFor();
  await phone.page.getByRole('button', { name: 'Réessayer' }).waitFor();
  await closeReports(phone);
});

test('something takes the call and says nothing: the call can be given up, and ends by itself', async () => {
  const { link } = await readCodes(pc);
  const silent = changeLink(link, { port: await silentPort() });
  await typeCode(phone, silent);
  await phone.page.getByText('Connexion à l’ordinateur…').waitFor();
  await phone.page.getByRole('button', { name: 'Annuler' }).click();
  await expectEnd('Synchronisation arrêtée', /Rien n’est perdu/);
  await closeReports(phone);
  await typeCode(phone, silent);
  await expectEnd('L’ordinateur ne répond pas', /même Wi-Fi, sans VPN.*pare-feu/);
  await phone.page.getByText('Autoriser Tandem dans Windows').waitFor();
  await closeReports(phone);
});

test('nothing of this has moved anything; the code that is shown is good, and no more once it is used', async () => {
  assert.equal((await phone.engine.query('book', {})).kind, 'none');
  assert.equal((await pc.engine.command('export-book', {})).json, book);
  const { shortCode } = await readCodes(pc);
  await typeCode(phone, shortCode);
  await acceptDigits(pc, phone);
  await expectIdentical(pc, phone);
  await closeReports(pc, phone);
  await openSyncWindow(pc);
  await typeCode(phone, shortCode);
  await expectEnd('Code inconnu', /prenez celui qui y est affiché maintenant/);
});

/** An alert with its cause and the one next thing; nothing was changed. */
async function expectEnd(title: string, text: RegExp): Promise<void> {
  const alert = phone.page.getByRole('alert');
  await alert.getByText(title, { exact: true }).waitFor();
  assert.match(await alert.innerText(), text);
  assert.match(await alert.innerText(), /Rien\sn’(a été modifié|est perdu)|vérifiez/);
}

async function takeNewCode(): Promise<void> {
  await phone.page.getByRole('button', { name: 'Prendre un nouveau code' }).click();
  await phone.page.getByLabel('Code du PC').waitFor();
}

async function pcWaiting(): Promise<{ readonly turnedAway: string | null }> {
  const view = await pc.engine.query('sync', {});
  assert(view.kind === 'showing-code');
  return view;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function silentPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  return listen(server);
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return address.port;
}
