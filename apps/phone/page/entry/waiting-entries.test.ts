import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EngineClient, type EngineMessage, type EntryDraft, type PictureDraft, type ScreenMessage,
} from '@tandem/contract';
import { emptyForm } from './entry-form.ts';
import type { KeptStorage } from './kept-form.ts';
import { WaitingEntries, type SaveFailure, type SavedEntry } from './waiting-entries.ts';

const accountId = '1'.repeat(32);
const form = { ...emptyForm, amountText: '6,80', payee: 'Boulangerie' };

const noPictures = async (): Promise<readonly PictureDraft[]> => Promise.resolve([]);

function draftOf(amount: number): EntryDraft {
  return {
    entryId: null, accountId, day: 20_781, valueDay: null, amount, payee: 'Boulangerie', memo: '', number: '', tags: [],
    allocation: { kind: 'single', categoryId: null }, methodId: null, status: 'uncleared',
  };
}

function memoryStorage(): KeptStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  };
}

/**
 * An engine that has entries and nothing else, and makes none of an id that it has. `dies`: after the commit, before it
 * says so.
 */
function engineOf(saved: EntryDraft[], behaviour: 'answers' | 'dies' | 'refuses'): EngineClient {
  let tell: (message: unknown) => void = () => {};
  let close = (): void => {};
  const answerTo = (message: ScreenMessage): EngineMessage | undefined => {
    if (message.kind !== 'command') return undefined;
    const { id } = message;
    if (behaviour === 'refuses') return { kind: 'failed', id, failure: { kind: 'disk-full' } };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the only command that is sent here
    const draft = message.parameters as EntryDraft;
    if (!saved.some(({ newId }) => newId === draft.newId)) saved.push(draft);
    return { kind: 'done', id, value: { entryId: draft.newId } };
  };
  return new EngineClient({
    send: (message) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what EngineClient sends
      const asked = message as ScreenMessage;
      const answer = answerTo(asked);
      if (answer === undefined) return;
      queueMicrotask(() => (behaviour === 'dies' && asked.kind === 'command' ? close() : tell(answer)));
    },
    onMessage: (listener) => {
      tell = listener;
    },
    onClosed: (listener) => {
      close = listener;
    },
  });
}

async function send(waiting: WaitingEntries, client: EngineClient): Promise<(SavedEntry | SaveFailure)[]> {
  const all: (SavedEntry | SaveFailure)[] = [];
  const failure = await waiting.send(client, (sent) => all.push(sent));
  return failure === undefined ? all : [...all, failure];
}

test('what was saved before the book was open is written when it is, in order, also after a reload', async () => {
  const storage = memoryStorage();
  const before = new WaitingEntries(storage, noPictures);
  before.add(draftOf(-680), form);
  before.add(draftOf(-120), form);
  const saved: EntryDraft[] = [];
  const after = new WaitingEntries(storage, noPictures);
  assert.equal(after.count(), 2);
  const sent = await send(after, engineOf(saved, 'answers'));
  assert.deepEqual(saved.map(({ amount }) => amount), [-680, -120]);
  assert.deepEqual(sent.map(({ kind }) => kind), ['saved', 'saved']);
  assert.equal(new WaitingEntries(storage, noPictures).count(), 0);
});

test('an engine that dies after the commit and before its answer does not enter it twice', async () => {
  const storage = memoryStorage();
  const saved = [draftOf(-680)];
  const first = new WaitingEntries(storage, noPictures);
  first.add(draftOf(-680), form);
  assert.deepEqual(await send(first, engineOf(saved, 'dies')), [{ kind: 'disconnected' }]);
  assert.equal(saved.length, 2);
  const second = new WaitingEntries(storage, noPictures);
  const sent = await send(second, engineOf(saved, 'answers'));
  assert.deepEqual(sent.map(({ kind }) => kind), ['saved']);
  assert.equal(saved.length, 2);
  assert.equal(second.count(), 0);
});

test('an equal entry of before is no reason to leave ours out', async () => {
  const saved = [draftOf(-680)];
  const waiting = new WaitingEntries(memoryStorage(), noPictures);
  waiting.add(draftOf(-680), form);
  await send(waiting, engineOf(saved, 'answers'));
  assert.equal(saved.length, 2);
});

test('one that is refused waits, and comes back as it was typed', async () => {
  const waiting = new WaitingEntries(memoryStorage(), noPictures);
  waiting.add(draftOf(-680), form);
  const sent = await send(waiting, engineOf([], 'refuses'));
  assert.deepEqual(sent, [{ kind: 'disk-full' }]);
  assert.equal(waiting.count(), 1);
  assert.deepEqual(waiting.takeBack(), form);
  assert.equal(waiting.count(), 0);
});

test('a picture goes with its entry, read when it is sent; one that is lost does not hold the entry back', async () => {
  const saved: EntryDraft[] = [];
  const picture = { mediaType: 'image/jpeg', name: 'ticket', width: 3, height: 4, base64: 'AAAA' } as const;
  const waiting = new WaitingEntries(memoryStorage(), async (ids) =>
    Promise.resolve(ids.includes('a'.repeat(32)) ? [picture] : []));
  const [kept, lost] = ['a'.repeat(32), 'b'.repeat(32)];
  waiting.add(draftOf(-680), { ...form, pictures: [kept, lost] });
  waiting.add(draftOf(-120), { ...form, pictures: [lost] });
  assert.deepEqual(waiting.pictures(), [kept, lost, lost]);
  await send(waiting, engineOf(saved, 'answers'));
  assert.deepEqual(saved.map(({ amount, pictures }) => [amount, pictures]), [[-680, [picture]], [-120, undefined]]);
});
