import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage, encodeMessage } from './message-codec.ts';
import { KIND_CONFLICT, ROW_BYTES } from './memory-rows.testing.ts';
import type { MemoryStore } from './memory-store.testing.ts';
import type { SessionQuestion } from './question.ts';
import { bookOf, identity, row, runSides, type RunOptions, type RunResult } from './two-sides.testing.ts';

const small = { batchBytes: 10 * ROW_BYTES, windowBytes: 20 * ROW_BYTES };

/** Two books of their own: what the caller holds beyond record 20 the listener does not, and the other way round. */
function twoBooks(): readonly [MemoryStore, MemoryStore] {
  const [caller, listener] = [bookOf(20, 1), bookOf(20, 2)];
  for (let number = 40; number < 50; number += 1) caller.put(row(number, { stamp: 3 }));
  for (let number = 60; number < 75; number += 1) listener.put(row(number, { stamp: 3 }));
  return [caller, listener];
}

/** The listener's book is a truth that the caller does not know yet; the caller has two changes since the last sync. */
function truthAtListener(): readonly [MemoryStore, MemoryStore] {
  const [caller, listener] = [bookOf(20), bookOf(15)];
  listener.identity = identity(1, 2);
  listener.generationChain = [identity(1, 1).generation];
  caller.put(row(30, { stamp: 7 }));
  caller.put(row(3, { stamp: 8, amount: 77 }));
  caller.syncedStamp = 5;
  return [caller, listener];
}

/** Both declared a backup of one book to be the truth. */
function twoTruths(): readonly [MemoryStore, MemoryStore] {
  const [caller, listener] = twoBooks();
  for (const [store, generation] of [[caller, 2], [listener, 3]] as const) {
    store.identity = identity(1, generation);
    store.generationChain = [identity(1, 1).generation];
    store.syncedStamp = 3;
  }
  return [caller, listener];
}

const meetings = {
  'truth at the listener': { stores: truthAtListener, answer: undefined },
  'truth at the caller': { stores: () => truthAtListener().toReversed(), answer: undefined },
  'two truths, the caller\'s is kept': { stores: twoTruths, answer: 'keep-here' },
  'two truths, the listener\'s is kept': { stores: twoTruths, answer: 'keep-there' },
  'two books, the caller\'s is kept': { stores: twoBooks, answer: 'keep-here' },
  'two books, the listener\'s is kept': { stores: twoBooks, answer: 'keep-there' },
  'two books are merged': { stores: twoBooks, answer: 'merge' },
} as const;
type Meeting = (typeof meetings)[keyof typeof meetings];

function storesOf({ stores }: Meeting): readonly [MemoryStore, MemoryStore] {
  const [caller, listener] = stores();
  assert.ok(caller !== undefined && listener !== undefined);
  return [caller, listener];
}

function optionsOf({ answer }: Meeting): RunOptions {
  return {
    caller: small, listener: small,
    answer: ({ kind }) => (kind === 'choose-book' ? answer ?? assert.fail('nothing is to be chosen') : 'yes'),
  };
}

function assertIdentical(result: RunResult, caller: MemoryStore, listener: MemoryStore): void {
  assert.deepEqual([result.caller.outcome.kind, result.listener.outcome.kind], ['identical', 'identical']);
  assert.equal(caller.contents(), listener.contents());
  assert.deepEqual(caller.identity, listener.identity);
  assert.deepEqual(caller.generationChain, listener.generationChain);
}

const kindsAsked = (questions: readonly SessionQuestion[]): string[] => questions.map(({ kind }) => kind);

test('S-50 a later generation replaces the earlier one, after its consent, and keeps what was not synced', () => {
  for (const older of ['caller', 'listener'] as const) {
    const stores = truthAtListener();
    const [caller, listener] = older === 'caller' ? stores : [stores[1], stores[0]];
    const truth = older === 'caller' ? listener : caller;
    const before = truth.contents();
    const result = runSides(caller, listener);
    assertIdentical(result, caller, listener);
    const { questions } = result.sides[older];
    assert.deepEqual(questions, [{ kind: 'confirm-replace', cause: 'truth', keepsSetAside: true }]);
    const other = older === 'caller' ? 'listener' : 'caller';
    assert.deepEqual(result.sides[other].questions, []);
    assert.ok(result.sides[other].progress.some(({ phase }) => phase === 'deciding'));
    assert.deepEqual(truth.identity, identity(1, 2));
    // The truth, and the two changes beside it.
    const kept = caller.values().filter(({ kind }) => kind === KIND_CONFLICT);
    assert.deepEqual(kept.map(({ amount }) => amount).toSorted((one, other) => one - other), [30, 77]);
    assert.equal(before.length + 2 * ROW_BYTES, caller.contents().length);
    assert.deepEqual(result[older].joined, { side: 'here', how: 'replaced', setAside: 2 });
    assert.deepEqual(result[other].joined, { side: 'there', how: 'replaced', setAside: 2 });
    assert.equal(runSides(caller, listener).sides[older].questions.length, 0);
  }
});

test('S-50 S-25 the reports say what became of the records of the book that gave way, and mirror each other', () => {
  for (const meeting of Object.values(meetings)) {
    const [caller, listener] = storesOf(meeting);
    const result = runSides(caller, listener, optionsOf(meeting));
    assert.deepEqual(result.caller.sent, result.listener.received);
    assert.deepEqual(result.caller.received, result.listener.sent);
  }
  const [caller, listener] = truthAtListener();
  const { received } = runSides(caller, listener).caller;
  // Records 16 to 20 and 30 are not in the truth, and record 3 is as it was.
  assert.deepEqual([received.added, received.changed, received.deleted], [0, 1, 6]);
});

test('S-51 of two books that both hold data the caller\'s person chooses, and the other person agrees', () => {
  for (const [answer, kept, asked] of [
    ['keep-here', 'caller', [['choose-book'], ['confirm-replace']]],
    ['keep-there', 'listener', [['choose-book', 'confirm-replace'], []]],
  ] as const) {
    const [caller, listener] = twoBooks();
    const before = { caller: caller.contents(), listener: listener.contents() };
    const result = runSides(caller, listener, { answer: ({ kind }) => (kind === 'choose-book' ? answer : 'yes') });
    assertIdentical(result, caller, listener);
    assert.equal(caller.contents(), before[kept]);
    assert.deepEqual([kindsAsked(result.sides.caller.questions), kindsAsked(result.sides.listener.questions)], asked);
    assert.equal((kept === 'caller' ? listener : caller).snapshots, 1);
  }
  const [caller, listener] = twoBooks();
  const { sides } = runSides(caller, listener, { answer: () => 'cancel' });
  assert.deepEqual(sides.caller.questions, [{
    kind: 'choose-book', reason: 'different-book', here: { accounts: 12, entries: 30 },
    there: { accounts: 12, entries: 35 },
  }]);
});

test('S-52 merged, the caller\'s book goes into the listener\'s, and both hold everything', () => {
  const [caller, listener] = twoBooks();
  const result = runSides(caller, listener, { answer: ({ kind }) => (kind === 'choose-book' ? 'merge' : 'yes') });
  assertIdentical(result, caller, listener);
  assert.deepEqual(listener.identity, identity(2));
  assert.equal(caller.size, 21 + 10 + 15);
  assert.deepEqual(kindsAsked(result.sides.caller.questions), ['choose-book', 'confirm-merge']);
  assert.deepEqual(kindsAsked(result.sides.listener.questions), []);
  assert.deepEqual(result.caller.joined, { side: 'here', how: 'merged', setAside: 0 });
});

test('S-53 two truths are asked about once: the chosen one descends from both', () => {
  for (const answer of ['keep-here', 'keep-there'] as const) {
    const [caller, listener] = twoTruths();
    const third = bookOf(5);
    third.identity = identity(1, answer === 'keep-here' ? 3 : 2);
    const result = runSides(caller, listener, { answer: ({ kind }) => (kind === 'choose-book' ? answer : 'yes') });
    assertIdentical(result, caller, listener);
    const [question] = result.sides.caller.questions;
    assert.equal(question?.kind === 'choose-book' && question.reason, 'two-truths');
    assert.ok((result.caller.joined?.setAside ?? 0) > 0);
    assert.deepEqual(kindsAsked(runSides(caller, listener).sides.caller.questions), []);
    // A third device that followed the other truth is told what it loses, and has nothing to choose.
    const met = runSides(third, caller);
    assertIdentical(met, third, caller);
    assert.deepEqual(kindsAsked(met.sides.caller.questions), ['confirm-replace']);
  }
});

test('S-53 two truths are not merged, whatever the caller says', () => {
  const [caller, listener] = twoTruths();
  const before = [caller.contents(), listener.contents()];
  const result = runSides(caller, listener, {
    answer: () => 'keep-here',
    forge: (_step, bytes) => (bytes[0] === 12 ? encodeMessage({ kind: 'choice', choice: 'merge' }) : bytes),
  });
  assert.deepEqual(result.listener.outcome, { kind: 'protocol-fault', fault: { kind: 'bad-value' } });
  assert.deepEqual([caller.contents(), listener.contents()], before);
});

test('S-54 a no to any question ends both sides, and both books are as they were', () => {
  for (const [name, meeting] of Object.entries(meetings)) {
    const options = optionsOf(meeting);
    const { sides } = runSides(...storesOf(meeting), options);
    const asked = sides.caller.questions.length + sides.listener.questions.length;
    assert.ok(asked > 0, name);
    for (let refused = 0; refused < asked; refused += 1) {
      const [caller, listener] = storesOf(meeting);
      const before = [caller.contents(), listener.contents(), caller.identity, listener.identity];
      let count = 0;
      const result = runSides(caller, listener, {
        ...options,
        answer: (question, role) => ((count += 1) > refused ? 'cancel' : options.answer?.(question, role) ?? 'cancel'),
      });
      const ends = [result.caller.outcome, result.listener.outcome];
      assert.deepEqual(ends.map(({ kind }) => kind), ['cancelled', 'cancelled'], name);
      assert.deepEqual([caller.contents(), listener.contents(), caller.identity, listener.identity], before, name);
      assert.deepEqual([caller.isStaging, listener.isStaging], [false, false]);
      for (const report of [result.caller, result.listener]) {
        assert.deepEqual([report.received.byKind, report.sent.byKind, report.joined], [[], [], null]);
      }
    }
  }
});

test('S-54 S-55 a cut or a cancel before any message leaves two whole books, and the next session ends it', () => {
  for (const [name, meeting] of Object.entries(meetings)) {
    const options = optionsOf(meeting);
    const { steps } = runSides(...storesOf(meeting), options);
    for (const how of ['cut', 'caller', 'listener'] as const) {
      for (let at = 0; at <= steps; at += 1) {
        const [caller, listener] = storesOf(meeting);
        const before = { caller: caller.contents(), listener: listener.contents() };
        const names = [caller.identity, listener.identity];
        const result = runSides(caller, listener, {
          ...options,
          before: (step, sides) => {
            if (step !== at) return undefined;
            if (how === 'cut') return 'stop';
            sides[how].cancel();
            return undefined;
          },
        });
        for (const [role, store] of [['caller', caller], ['listener', listener]] as const) {
          assert.equal(store.isStaging, false);
          // What a session has not said to be joined is as it was.
          const { joined, outcome } = result[role];
          const isOther = joined?.side === 'here' || outcome.kind === 'identical' || result[role].received.added > 0;
          if (!isOther) assert.equal(store.contents(), before[role], `${name}, ${how} at ${at}`);
        }
        const isNamed = caller.identity !== names[0] || listener.identity !== names[1];
        const again = runSides(caller, listener, options);
        assertIdentical(again, caller, listener);
        // From the new name on the choice is known, and only the consent may be asked again.
        if (isNamed) assert.ok(!kindsAsked(again.sides.caller.questions).includes('choose-book'), `${name} at ${at}`);
      }
    }
  }
});

test('S-55 a store that fails at any step of a meeting leaves two whole books, and the next session ends it', () => {
  for (const [name, meeting] of Object.entries(meetings)) {
    const options = optionsOf(meeting);
    for (const failing of ['caller', 'listener'] as const) {
      const works: string[] = [];
      const [watchedCaller, watchedListener] = storesOf(meeting);
      (failing === 'caller' ? watchedCaller : watchedListener).beforeWork = (work) => void works.push(work);
      runSides(watchedCaller, watchedListener, options);
      for (let at = 0; at < works.length; at += 1) {
        const [caller, listener] = storesOf(meeting);
        let count = 0;
        const store = failing === 'caller' ? caller : listener;
        store.beforeWork = () => {
          if ((count += 1) === at + 1) throw new Error('the world broke');
        };
        const result = runSides(caller, listener, options);
        assert.equal(result[failing].outcome.kind, 'store-failed', `${name}, ${works[at] ?? ''}`);
        store.beforeWork = () => undefined;
        assertIdentical(runSides(caller, listener, options), caller, listener);
      }
    }
  }
});

test('S-56 the person who waits is told so, and while one is asked the peer may say nothing but CANCEL', () => {
  const [caller, listener] = twoBooks();
  const asked = runSides(caller, listener, {
    answer: ({ kind }) => (kind === 'choose-book' ? 'keep-there' : 'cancel'),
  });
  assert.equal(asked.sides.listener.progress.filter(({ phase }) => phase === 'deciding').length, 2);
  assert.deepEqual(asked.listener.outcome, { kind: 'cancelled', by: 'there' });

  const [other, third] = twoBooks();
  const result = runSides(other, third, {
    before: (_step, sides) => {
      if (sides.caller.openQuestion === undefined) return undefined;
      sides.caller.take(encodeMessage({ kind: 'consent' }));
      return 'stop';
    },
  });
  assert.deepEqual(result.caller.outcome, {
    kind: 'protocol-fault', fault: { kind: 'out-of-order', got: 'consent' },
  });
});

test('S-56 what the host cannot put to its person ends the session as a failing store does', () => {
  const [caller, listener] = twoBooks();
  const before = [caller.contents(), listener.contents()];
  const result = runSides(caller, listener, {
    before: (step, sides) => {
      if (step === 0) {
        sides.caller.questions.push = () => {
          throw new Error('no room for what is shown');
        };
      }
    },
  });
  assert.equal(result.caller.outcome.kind, 'store-failed');
  assert.deepEqual(result.listener.outcome, { kind: 'peer-failed', reason: 'store-failed' });
  assert.deepEqual([caller.contents(), listener.contents()], before);
});

test('S-50 what is typed while a person thinks is kept', () => {
  const [caller, listener] = truthAtListener();
  const result = runSides(caller, listener, {
    answer: () => {
      caller.put(row(31, { stamp: 9, amount: 1031 }));
      listener.put(row(32, { stamp: 9, amount: 1032 }));
      return 'yes';
    },
  });
  assertIdentical(result, caller, listener);
  const amounts = new Set(caller.values().map(({ amount }) => amount));
  assert.ok(amounts.has(1031) && amounts.has(1032));
});

test('S-55 a peer that grants the name of another book is refused', () => {
  const [caller, listener] = truthAtListener();
  const before = caller.contents();
  const result = runSides(caller, listener, {
    forge: (_step, bytes) => {
      const decoded = decodeMessage(bytes);
      if (!decoded.ok || decoded.value.kind !== 'granted') return bytes;
      return encodeMessage({ ...decoded.value, identity: identity(9, 9) });
    },
  });
  assert.deepEqual(result.caller.outcome, { kind: 'protocol-fault', fault: { kind: 'bad-value' } });
  assert.equal(caller.contents(), before);
});
