import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage, encodeMessage } from './message-codec.ts';
import type { BookProof } from './session-store.ts';
import { ROW_BYTES } from './memory-rows.testing.ts';
import { DiskFull, MemoryStore } from './memory-store.testing.ts';
import { bookOf, idOf, row, runSides, type RunOptions } from './two-sides.testing.ts';

function differingBooks(): readonly [MemoryStore, MemoryStore] {
  const [caller, listener] = [bookOf(40), bookOf(40)];
  for (let number = 30; number < 60; number += 1) caller.put(row(number, { stamp: number }));
  for (let number = 20; number < 50; number += 1) listener.put(row(number, { stamp: 80 - number }));
  return [caller, listener];
}

const SMALL = { batchBytes: 10 * ROW_BYTES, windowBytes: 20 * ROW_BYTES };
const small: RunOptions = { caller: SMALL, listener: SMALL };

/** Lets the caller's side lie in its DONE. */
function forgeProof(change: (proof: BookProof) => BookProof): RunOptions {
  let done = 0;
  return {
    forge: (_step, bytes) => {
      const decoded = decodeMessage(bytes);
      if (!decoded.ok || decoded.value.kind !== 'done') return bytes;
      done += 1;
      // Every other DONE is the caller's, since the two cross.
      return done % 2 === 1 ? encodeMessage({ kind: 'done', proof: change(decoded.value.proof) }) : bytes;
    },
  };
}

test('S-30 a peer whose DONE differs in any figure is never called identical', () => {
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1);
  const lies: ((proof: BookProof) => BookProof)[] = [
    (proof) => ({ ...proof, entries: proof.entries + 1 }),
    (proof) => ({ ...proof, records: proof.records + 1 }),
    (proof) => ({ ...proof, rootCount: proof.rootCount + 1 }),
    (proof) => ({ ...proof, root: flip(proof.root) }),
    (proof) => ({ ...proof, fingerprint: flip(proof.fingerprint) }),
    (proof) => ({ ...proof, accounts: proof.accounts.slice(1) }),
    (proof) => ({ ...proof, accounts: proof.accounts.map(({ id, balance }) => ({ id, balance: balance + 1 })) }),
    (proof) => ({ ...proof, accounts: proof.accounts.map(({ id, balance }) => ({ id: flip(id), balance })) }),
  ];
  for (const lie of lies) {
    const result = runSides(bookOf(20), bookOf(20), forgeProof(lie));
    for (const { outcome } of [result.caller, result.listener]) assert.notEqual(outcome.kind, 'identical');
  }
});

test('S-30 nor is it called so against the word of its BYE', () => {
  const result = runSides(bookOf(20), bookOf(20), {
    forge: (_step, bytes) => (bytes[0] === 10 ? encodeMessage({ kind: 'bye', verdict: 'not-identical' }) : bytes),
  });
  assert.equal(result.caller.outcome.kind, 'not-identical');
  assert.equal(result.listener.outcome.kind, 'not-identical');
});

test('S-31 equal sums over unequal rows: both audit, go round again and repair', () => {
  for (const audited of ['caller', 'listener'] as const) {
    const [caller, listener] = [bookOf(20), bookOf(20)];
    const damaged = audited === 'caller' ? caller : listener;
    damaged.damage(idOf(5), 777);
    const result = runSides(caller, listener);
    assert.deepEqual([caller.audits, listener.audits], [1, 1]);
    assert.equal(caller.contents(), listener.contents());
    // The damaged row has the same stamp as the sound one: a fault, and no success.
    assert.deepEqual(result.caller.outcome, { kind: 'set-aside', refused: 0, faults: 1 });
    assert.deepEqual(result.listener.outcome, { kind: 'set-aside', refused: 0, faults: 1 });
    assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
  }
});

test('S-31 balances that an audit cannot bring together end as not-identical', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  const honest = listener.proof.bind(listener);
  listener.proof = () => {
    const proof = honest();
    return { ...proof, accounts: proof.accounts.map(({ id, balance }) => ({ id, balance: balance + 1 })) };
  };
  const result = runSides(caller, listener);
  assert.deepEqual(result.caller.outcome, { kind: 'not-identical' });
  assert.deepEqual(result.listener.outcome, { kind: 'not-identical' });
  assert.deepEqual([caller.audits, listener.audits, result.caller.rounds], [1, 1, 2]);
});

test('S-31 a store that says it applied nothing, and whose sums go on differing, ends as not-identical', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(5, { stamp: 9 }));
  listener.applyBatch = () => ({
    ok: true, value: { applied: [], unchanged: 1, attachments: 0, refused: [], conflicts: 0, faults: 0 },
  });
  const result = runSides(caller, listener);
  assert.deepEqual(result.caller.outcome, { kind: 'not-identical' });
  assert.deepEqual(result.listener.outcome, { kind: 'not-identical' });
});

test('S-31 a damaged sum over sound rows is repaired by the audit', () => {
  const [caller, listener] = [bookOf(2000), bookOf(2000)];
  listener.damageSum(1234);
  listener.damageSum(77);
  const result = runSides(caller, listener);
  assert.equal(result.caller.outcome.kind, 'identical');
  assert.equal(result.listener.outcome.kind, 'identical');
  assert.equal(result.caller.sent.changed, 0);
});

test('S-31 rows damaged before a first sync, with their cached hash and without, arrive as they stand', () => {
  for (const isAuditDue of [false, true]) {
    for (const empty of ['caller', 'listener'] as const) {
      const damaged = bookOf(20);
      damaged.isAuditDue = isAuditDue;
      damaged.damageWithHash(idOf(5), 777);
      damaged.damage(idOf(6), 888);
      damaged.damage(idOf(7), 999);
      const joining = new MemoryStore(null);
      const [caller, listener] = empty === 'caller' ? [joining, damaged] : [damaged, joining];
      const result = runSides(caller, listener);
      assert.deepEqual([result.caller.outcome.kind, result.listener.outcome.kind], ['identical', 'identical']);
      assert.deepEqual([caller.audits, listener.audits], [1, 1]);
      assert.equal(caller.contents(), listener.contents());
      assert.deepEqual([5, 6, 7].map((number) => joining.get(idOf(number))?.amount), [777, 888, 999]);
    }
  }
});

test('S-31 a quiet exchange that makes the sums equal is no reason to audit', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(5, { stamp: 9 }));
  const applyBatch = listener.applyBatch.bind(listener);
  // As a record of which nothing changed that a person would see.
  listener.applyBatch = (bytes) => {
    const result = applyBatch(bytes);
    return result.ok ? { ok: true, value: { ...result.value, applied: [], unchanged: 1 } } : result;
  };
  const result = runSides(caller, listener);
  assert.equal(result.caller.outcome.kind, 'identical');
  assert.deepEqual([caller.audits, listener.audits], [0, 0]);
});

test('S-31 nor is an exchange that crossed with an edit', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(5, { stamp: 9 }));
  const result = runSides(caller, listener, {
    before: (_step, sides) => {
      // While its first RECORDS are under way.
      if (sides.caller.outbox[0]?.[0] === 6) caller.put(row(6, { stamp: 9 }));
    },
  });
  assert.equal(result.caller.outcome.kind, 'identical');
  assert.equal(result.caller.rounds, 3);
  assert.deepEqual([caller.audits, listener.audits], [0, 0]);
});

test('S-32 an audit that is due on one side is done on both before DONE', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  listener.isAuditDue = true;
  assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
  assert.deepEqual([caller.audits, listener.audits], [1, 1]);
});

test('S-32 a row damaged alike in balance is found by the due audit, and not called identical', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  listener.isAuditDue = true;
  // Same account, so that no balance changes.
  caller.damage(idOf(5), 17);
  caller.damage(idOf(17), 5);
  const result = runSides(caller, listener);
  assert.equal(result.caller.outcome.kind, 'set-aside');
  assert.equal(result.listener.outcome.kind, 'set-aside');
  assert.equal(caller.contents(), listener.contents());
});

test('S-33 refused records are sent once, and the end names their number on both sides', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  for (const number of [5, 30, 31]) caller.put(row(number, { stamp: 9, amount: 13 }));
  caller.put(row(6, { stamp: 9 }));
  listener.findFault = ({ amount }) => (amount === 13 ? 'unlucky' : undefined);
  let offered = 0;
  const count = (at: MemoryStore, work: string) => {
    if (work === 'applyBatch' && at === listener) offered += 1;
  };
  listener.beforeWork = (work) => count(listener, work);
  const result = runSides(caller, listener);
  // Amount 13 is also entry 13, which does not differ and does not travel.
  assert.deepEqual(result.caller.outcome, { kind: 'set-aside', refused: 3, faults: 0 });
  assert.deepEqual(result.listener.outcome, { kind: 'set-aside', refused: 3, faults: 0 });
  assert.equal(offered, 1);
  assert.deepEqual(result.listener.refusedHere.map(({ reason }) => reason), ['unlucky', 'unlucky', 'unlucky']);
  assert.equal(result.caller.refusedThereCount, 3);
  assert.equal(result.caller.sent.changed, 1);
  listener.findFault = () => undefined;
  assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
});

test('S-33 a record that both hold in versions that neither can change is set aside after one exchange', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(5, { stamp: 9, amount: 13 }));
  listener.put(row(5, { stamp: 8, amount: 14 }));
  listener.findFault = ({ stamp }) => (stamp === 9 ? 'unlucky' : undefined);
  const result = runSides(caller, listener);
  assert.deepEqual(result.caller.outcome, { kind: 'set-aside', refused: 1, faults: 0 });
  assert.deepEqual(result.listener.outcome, { kind: 'set-aside', refused: 1, faults: 0 });
  assert.equal(result.caller.rounds, 2);
});

test('S-34 a session that met a fault is set-aside on both sides, and the next one identical', () => {
  const [caller, listener] = [bookOf(20), bookOf(20)];
  caller.put(row(5, { stamp: 9, amount: 1 }));
  listener.put(row(5, { stamp: 9, amount: 2 }));
  const result = runSides(caller, listener);
  assert.deepEqual(result.caller.outcome, { kind: 'set-aside', refused: 0, faults: 1 });
  assert.deepEqual(result.listener.outcome, { kind: 'set-aside', refused: 0, faults: 1 });
  assert.equal(caller.contents(), listener.contents());
  assert.equal(runSides(caller, listener).listener.outcome.kind, 'identical');
});

test('S-35 cancel before any message, from either side, ends both and leaves whole batches', () => {
  const { steps } = runSides(...differingBooks(), small);
  for (const who of ['caller', 'listener'] as const) {
    const other = who === 'caller' ? 'listener' : 'caller';
    for (let cancelAt = 0; cancelAt <= steps; cancelAt += 1) {
      const [caller, listener] = differingBooks();
      const result = runSides(caller, listener, {
        ...small,
        before: (step, sides) => {
          if (step === cancelAt) sides[who].cancel();
        },
      });
      const here = result[who].outcome;
      const there = result[other].outcome;
      if (here.kind === 'cancelled') {
        assert.equal(here.by, 'here');
        // The peer may have proved the books identical just before.
        if (there.kind === 'cancelled') assert.equal(there.by, 'there');
        else assert.equal(there.kind, 'identical', `cancelled at ${cancelAt} by ${who}`);
      } else {
        assert.equal(here.kind, 'identical');
      }
      for (const outcome of [here, there]) {
        if (outcome.kind === 'identical') assert.equal(caller.contents(), listener.contents());
      }
      assert.equal(runSides(caller, listener).caller.outcome.kind, 'identical');
      assert.equal(caller.contents(), listener.contents());
    }
  }
});

test('S-35 cancel from both sides at once, and twice from one, ends', () => {
  const both = runSides(...differingBooks(), {
    before: (step, { caller, listener }) => {
      if (step !== 5) return;
      caller.cancel();
      listener.cancel();
    },
  });
  assert.deepEqual(both.caller.outcome, { kind: 'cancelled', by: 'here' });
  assert.deepEqual(both.listener.outcome, { kind: 'cancelled', by: 'here' });
  const unanswered = runSides(...differingBooks(), {
    before: (step, { caller }) => {
      if (step === 5) caller.cancel();
      return step === 5 ? 'stop' : undefined;
    },
  });
  assert.deepEqual(unanswered.caller.outcome, { kind: 'cancelled', by: 'here' });
  runSides(...differingBooks(), {
    before: (step, { caller }) => {
      if (step !== 5) return undefined;
      caller.cancel();
      assert.equal(caller.machine.isEnded, false);
      caller.cancel();
      assert.deepEqual(caller.report?.outcome, { kind: 'cancelled', by: 'here' });
      return 'stop';
    },
  });
});

test('S-37 a store that fails in any of its methods ends here with its cause, and the peer hears of it', () => {
  const names = new Set<string>();
  const [watched, other] = differingBooks();
  watched.isAuditDue = true;
  watched.beforeWork = (name) => void names.add(name);
  runSides(watched, other, small);
  assert.ok(names.size > 9);
  for (const name of names) {
    const [caller, listener] = differingBooks();
    caller.isAuditDue = true;
    const cause = new Error('the world broke');
    caller.beforeWork = (work) => {
      if (work === name) throw cause;
    };
    const result = runSides(caller, listener, small);
    assert.deepEqual(result.caller.outcome, { kind: 'store-failed', isDiskFull: false, cause }, name);
    // Closing the journal comes when the peer has had its proof.
    const expected = name === 'closeSession' ? 'identical' : 'peer-failed';
    assert.equal(result.listener.outcome.kind, expected, name);
  }
});

test('S-37 the peer hears that the disk is full', () => {
  const [caller, listener] = differingBooks();
  caller.beforeWork = (work) => {
    if (work === 'applyBatch') throw new DiskFull();
  };
  const result = runSides(caller, listener);
  assert.deepEqual(result.listener.outcome, { kind: 'peer-failed', reason: 'disk-full' });
  assert.ok(result.caller.outcome.kind === 'store-failed' && result.caller.outcome.isDiskFull);
});

test('S-38 without the BYE of the peer, identical stays true and is unconfirmed', () => {
  const result = runSides(bookOf(5), bookOf(5), {
    before: (_step, { caller }) => (caller.outbox[0]?.[0] === 10 ? 'stop' : undefined),
    choose: () => 1,
  });
  assert.ok(result.caller.outcome.kind === 'identical');
  assert.equal(result.caller.outcome.isConfirmed, false);
});

test('S-39 after its end a machine does nothing, and its journal is closed once with the same end', () => {
  const [caller, listener] = differingBooks();
  const { sides, ...reports } = runSides(caller, listener);
  const sent = sides.caller.sent.length;
  sides.caller.take(encodeMessage({ kind: 'bye', verdict: 'identical' }));
  sides.caller.cancel();
  sides.caller.cut();
  assert.equal(sides.caller.sent.length, sent);
  assert.deepEqual(caller.journal, ['open listener', `close ${reports.caller.outcome.kind}`]);
  assert.deepEqual(listener.journal, ['open caller', `close ${reports.listener.outcome.kind}`]);
});
