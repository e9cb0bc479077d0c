/** One of two programs that sync is killed: both books are sound, lose nothing, and the next sync makes them one. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openBook } from '@tandem/host';
import {
  addEntry, editBook, listAccounts, toCents, toDay, type NewEntry, type RandomSequence,
} from '@tandem/ledger';
import { makeDataFolder, type DataFolder } from '../pc-program.testing.ts';
import { KillTally, readMemos } from './kill-tally.testing.ts';
import { makeBook } from './pc-kills.testing.ts';

const program = join(import.meta.dirname, '../../../../apps/cli/bin/tandem.mjs');
const entriesEach = 40;
const killAfterMsMax = 150;

export async function killSyncs(kills: number, random: RandomSequence): Promise<KillTally> {
  const folder = makeDataFolder();
  const books = { pc: join(folder.path, 'pc.tandem'), phone: join(folder.path, 'phone.tandem') };
  const tally = new KillTally();
  const confirmed = new Set<string>();
  try {
    makeBook(books.pc);
    await syncOnce(folder, books, undefined);
    while (tally.kills < kills) {
      for (const [name, path] of Object.entries(books)) {
        for (const memo of addEntries(path, `kill ${tally.kills} on the ${name}`)) confirmed.add(memo);
      }
      const killed = random.pick(['pc', 'phone'] as const);
      const isWhole = await syncOnce(folder, books, { killed, afterMs: random.below(killAfterMsMax) });
      tally.kills += 1;
      if (!isWhole) tally.cut += 1;
      for (const [name, path] of Object.entries(books)) {
        const memos = readMemos(path);
        for (const memo of confirmed) {
          const isOwn = memo.endsWith(name) || !memo.startsWith(`kill ${tally.kills - 1} `);
          if (isOwn) assert.equal(memos.get(memo), 1, `${memo} in ${path}`);
        }
      }
      assert.ok(await syncOnce(folder, books, undefined), 'the next sync is whole');
    }
    const [left, right] = [readMemos(books.pc), readMemos(books.phone)];
    assert.deepEqual(left, right);
    tally.count(confirmed, confirmed, left);
    return tally;
  } finally {
    folder.remove();
  }
}

interface Fatal {
  readonly killed: 'pc' | 'phone';
  /** From the moment that the phone is connected. */
  readonly afterMs: number;
}

/** Whether both sides said "identical". */
async function syncOnce(
  folder: DataFolder, books: { readonly pc: string; readonly phone: string }, fatal: Fatal | undefined,
): Promise<boolean> {
  const listening = new Program(folder, ['listen', '--book', books.pc, '--once', '--address', '127.0.0.1', '--json']);
  const { link } = await listening.event('listening');
  const joining = new Program(folder, ['join', String(link), '--book', books.phone, '--yes', '--json']);
  if (fatal !== undefined) {
    await joining.event('connected');
    // The moment of the kill, drawn by chance: nothing is waited for.
    await new Promise((resolve) => setTimeout(resolve, fatal.afterMs));
    (fatal.killed === 'pc' ? listening : joining).kill();
  }
  const ends = await Promise.all([listening.ended, joining.ended]);
  return ends.every((events) => events.some(({ event, identical }) => event === 'done' && identical === true));
}

type Event = Readonly<Record<string, unknown>>;

class Program {
  readonly ended: Promise<readonly Event[]>;
  readonly #child: ChildProcess;
  readonly #events: Event[] = [];
  #wake = (): void => {};
  #isOver = false;

  constructor(folder: DataFolder, args: readonly string[]) {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TANDEM_DATA: folder.path, TANDEM_DEVICE: args[0], TANDEM_LANG: 'en' },
    });
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event: unknown = JSON.parse(line);
      if (typeof event === 'object' && event !== null) this.#events.push({ ...event });
      this.#wake();
    });
    this.ended = new Promise((resolve) => {
      child.once('close', () => {
        this.#isOver = true;
        this.#wake();
        resolve(this.#events);
      });
    });
  }

  async event(name: string): Promise<Event> {
    for (;;) {
      const found = this.#events.find(({ event }) => event === name);
      if (found !== undefined) return found;
      assert.ok(!this.#isOver, `ended without "${name}": ${JSON.stringify(this.#events)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** Entries in a transaction each, as if typed; their texts, each confirmed. */
function addEntries(path: string, what: string): string[] {
  const opened = openBook({ path, purpose: 'write', deviceName: 'Essai', wallMs: Date.now() });
  assert.ok(opened.ok && opened.value.book !== undefined);
  const { book, database } = opened.value;
  const [account] = listAccounts(database);
  assert.ok(account);
  const memos = Array.from({ length: entriesEach }, (_, number) => what.replace(' on', ` entry ${number} on`));
  for (const memo of memos) {
    const entry: NewEntry = { accountId: account.id, day: toDay(20_700), amount: toCents(-100), memo };
    assert.ok(editBook(book, Date.now(), (edit) => addEntry(edit, entry)).ok);
  }
  opened.value.close();
  return memos;
}
