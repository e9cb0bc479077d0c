import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineClient, type EngineMessage, type RegisterRowView } from '@tandem/contract';
import { toCents, toDay } from '@tandem/ledger';
import { pagesMax, rowsPerPage, RowWindow } from './row-window.ts';

const accountId = '0'.repeat(32);

test('rows in sight are asked for by pages, with the page before and the one after', () => {
  const engine = new WireEnd();
  const rows = new RowWindow(engine.client, accountId);
  rows.look(250, 290);
  assert.deepEqual(engine.openOffsets(), [100, 200, 300]);
  assert.equal(rows.row(250), undefined);
  engine.answerAll();
  assert.equal(rows.row(250)?.memo, 'row 250');
  assert.equal(rows.row(399)?.memo, 'row 399');
  assert.equal(rows.row(400), undefined);
  assert.equal(rows.indexOf({ entryId: '275', leg: 1 }), 275);
  assert.equal(rows.indexOf({ entryId: '275', leg: 2 }), undefined);
  assert.equal(rows.indexOf({ entryId: '401', leg: 1 }), undefined);
});

test('however far one scrolls, only a few pages are held, and the view is among them', () => {
  const engine = new WireEnd();
  const rows = new RowWindow(engine.client, accountId);
  for (let first = 0; first < 100_000; first += 1_000) {
    rows.look(first, first + 40);
    engine.answerAll();
    assert(engine.openOffsets().length <= pagesMax);
    assert.equal(rows.row(first + 40)?.memo, `row ${first + 40}`);
  }
});

test('a page next to the view stays when one turns back', () => {
  const engine = new WireEnd();
  const rows = new RowWindow(engine.client, accountId);
  rows.look(500, 540);
  engine.answerAll();
  const asked = engine.asked;
  rows.look(600, 640);
  rows.look(500, 540);
  assert.equal(engine.asked, asked + 1, 'only the page beyond was new');
});

test('a row that reads otherwise is told to who listens', () => {
  const engine = new WireEnd();
  const rows = new RowWindow(engine.client, accountId);
  rows.look(0, 10);
  let told = 0;
  const stop = rows.subscribe(() => { told += 1; });
  const before = rows.version();
  engine.answerAll();
  assert.equal(told, 2);
  assert.notEqual(rows.version(), before);
  stop();
  engine.answerAll();
  assert.equal(told, 2);
});

test('what is closed holds nothing and hears nothing', () => {
  const engine = new WireEnd();
  const rows = new RowWindow(engine.client, accountId);
  rows.look(0, 10);
  engine.answerAll();
  rows.close();
  assert.deepEqual(engine.openOffsets(), []);
  assert.equal(rows.row(0), undefined);
});

/** The other end of the wire: it has as many rows as are asked for. */
class WireEnd {
  readonly client: EngineClient;
  asked = 0;
  readonly #offsetById = new Map<number, number>();
  #toScreen: (message: unknown) => void = () => {};

  constructor() {
    this.client = new EngineClient({
      send: (message) => this.#hear(message),
      onMessage: (listener) => { this.#toScreen = listener; },
      onClosed: () => {},
    });
  }

  openOffsets(): readonly number[] {
    return [...this.#offsetById.values()].sort((left, right) => left - right);
  }

  answerAll(): void {
    for (const [id, offset] of this.#offsetById) {
      const rows = Array.from({ length: rowsPerPage }, (_, at) => row(offset + at));
      const message: EngineMessage = { kind: 'result', id, value: { offset, rows } };
      this.#toScreen(message);
    }
  }

  #hear(message: unknown): void {
    const { kind, id } = read(message);
    assert(typeof id === 'number');
    if (kind === 'unsubscribe') this.#offsetById.delete(id);
    if (kind !== 'subscribe') return;
    const { offset } = read(read(message)['parameters']);
    assert(typeof offset === 'number');
    this.asked += 1;
    this.#offsetById.set(id, offset);
  }
}

function read(value: unknown): Readonly<Record<string, unknown>> {
  assert(typeof value === 'object' && value !== null);
  return { ...value };
}

function row(index: number): RegisterRowView {
  return {
    entryId: String(index), leg: 1, accountId, day: toDay(20_000), valueDay: null, amount: toCents(0),
    balance: toCents(0), status: 'uncleared', payee: '',
    category: { kind: 'single', id: null, path: '' }, memo: `row ${index}`, number: '',
    methodId: null, method: '', tags: [], hasConflict: false, attachments: 0, isToCheck: false,
  };
}
