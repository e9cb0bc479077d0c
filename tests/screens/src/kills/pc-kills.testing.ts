/** The PC program is killed while somebody types: what it confirmed is there when it starts again. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { EngineClient, type EntryDraft, type ScreenWire } from '@tandem/contract';
import { openBook } from '@tandem/host';
import { createAccount, editBook, parseCurrency, type RandomSequence } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { makeDataFolder, startPcProgram } from '../pc-program.testing.ts';
import { KillTally, readMemos } from './kill-tally.testing.ts';

const entriesMax = 12;
const killAfterMsMax = 6;

export async function killPcProgram(kills: number, random: RandomSequence): Promise<KillTally> {
  const folder = makeDataFolder();
  const bookPath = join(folder.path, 'book.tandem');
  const tally = new KillTally();
  const sent = new Set<string>();
  const confirmed = new Set<string>();
  try {
    const accountId = makeBook(bookPath);
    while (tally.kills < kills) {
      const program = await startPcProgram(folder, { bookPath });
      const client = new EngineClient(await openWindow(program.pcUrl));
      const fatal = random.below(entriesMax);
      for (let number = 0; number <= fatal; number += 1) {
        const memo = `kill ${tally.kills} entry ${number}`;
        sent.add(memo);
        const answer = client.command('save-entry', draftOf(accountId, memo));
        if (number === fatal) setTimeout(() => void program.kill(), random.below(killAfterMsMax));
        const saved = await answer;
        if (saved.ok) confirmed.add(memo);
        else assert.equal(saved.error.kind, 'disconnected');
      }
      await program.kill();
      tally.kills += 1;
      const memos = readMemos(bookPath);
      for (const memo of confirmed) assert.equal(memos.get(memo), 1, memo);
    }
    tally.count(sent, confirmed, readMemos(bookPath));
    return tally;
  } finally {
    folder.remove();
  }
}

/** Returns the account's id. */
export function makeBook(path: string): string {
  const opened = openBook({ path, purpose: 'create', deviceName: 'Essai', wallMs: Date.now() });
  const currency = parseCurrency('EUR');
  assert.ok(opened.ok && opened.value.book !== undefined && currency !== undefined);
  const account = editBook(opened.value.book, Date.now(), (edit) =>
    createAccount(edit, { name: 'Compte courant', kind: 'current', currency }));
  opened.value.close();
  assert.ok(account.ok);
  return recordIdToText(account.value);
}

export function draftOf(accountId: string, memo: string): EntryDraft {
  return {
    entryId: null, accountId, day: 20_700, valueDay: null, amount: -100, payee: 'Boulangerie',
    allocation: { kind: 'single', categoryId: null }, memo, number: '', methodId: null, tags: [], status: 'uncleared',
  };
}

/** As the page of a window does it: the ticket for a cookie, the cookie for a socket. */
async function openWindow(address: string): Promise<ScreenWire> {
  const { headers } = await fetch(address, { redirect: 'manual' });
  const { host, origin } = new URL(address);
  const cookie = (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  // The type is the browser's.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node's own WebSocket takes headers
  const NodeWebSocket = WebSocket as unknown as new (url: string, init: object) => WebSocket;
  const socket = new NodeWebSocket(`ws://${host}/engine`, { headers: { cookie, origin } });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) => socket.addEventListener('message', ({ data }) => {
      const message: unknown = JSON.parse(String(data));
      listener(message);
    }),
    onClosed: (listener) => socket.addEventListener('close', listener),
  };
}
