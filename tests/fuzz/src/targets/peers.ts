/** An honest side against one that is not: what it is sent is changed, dropped, repeated, swapped or made up. */
import assert from 'node:assert/strict';
import type { RandomSequence } from '@tandem/ledger';
import type { SessionRole } from '@tandem/sync';
import { applyByteEdits, drawByteEdit, fromHex, toHex, type ByteEdit } from '../byte-edits.ts';
import { closePair, openBookPair, pairKinds, type BookPair, type PairKind } from '../differing-books.ts';
import { assertSoundBook, contentsOf, rootOf } from '../fuzz-book.ts';
import { runSession, type BookChoice, type Meddler, type SessionEnds } from '../honest-session.ts';
import { openTarget, withoutEach, type Target } from '../target.ts';

type Meddling =
  | { readonly how: 'edit'; readonly at: number; readonly edits: readonly ByteEdit[] }
  | { readonly how: 'drop' | 'repeat' | 'hold' | 'echo'; readonly at: number } // `echo`: the last of the receiver's own
  | { readonly how: 'again'; readonly at: number; readonly earlier: number } // one that was said so many before
  | { readonly how: 'forge'; readonly at: number; readonly hex: string };

interface Input {
  readonly pair: PairKind;
  readonly choice: BookChoice;
  readonly meddlings: readonly Meddling[];
}

const recordsType = 6;

export const peers: Target = {
  name: 'peers', cpuMsMax: 5000, executions: 60,
  open: () => openTarget<Input>({
    draw: (random) => ({
      pair: random.pick(pairKinds), choice: random.pick(['merge', 'keep-here', 'keep-there', 'no']),
      meddlings: Array.from({ length: 1 + random.below(3) }, () => drawMeddling(random)),
    }),
    extend: (input, random) => ({ ...input, meddlings: [...input.meddlings, drawMeddling(random)] }),
    shrink: (input) => withoutEach(input.meddlings).map((meddlings) => ({ ...input, meddlings })),
    run: runInput,
  }),
};

function drawMeddling(random: RandomSequence): Meddling {
  const at = random.below(random.pick([8, 30, 60]));
  const how = random.pick(['edit', 'edit', 'edit', 'drop', 'repeat', 'hold', 'echo', 'again', 'forge'] as const);
  switch (how) {
    case 'edit': {
      const edits = Array.from({ length: 1 + random.below(3) }, () => drawByteEdit(random, 400, []));
      return { how, at, edits };
    }
    case 'again': return { how, at, earlier: 1 + random.below(8) };
    case 'forge': {
      const body = random.bytes(random.below(random.pick([3, 20, 200])));
      return { how, at, hex: toHex(Uint8Array.of(random.below(20), ...body)) };
    }
    case 'drop': case 'repeat': case 'hold': case 'echo': return { how, at };
  }
}

function runInput({ pair: kind, choice, meddlings }: Input): void {
  const pair = openBookPair(kind);
  const between = new Between(meddlings);
  const before = choice === 'no' ? contentsOfBoth(pair) : undefined;
  const ends = runSession(pair.caller, pair.listener, between.meddle, choice);
  assertTrueEnds(pair, ends);
  for (const role of ends.refusing) {
    assert.equal(contentsOf(pair[role].book), before?.[role], 'a person said no, and the book has changed');
  }
  assertSoundBook(pair.caller);
  assertSoundBook(pair.listener);
  // What was made up and taken may have one stamp for two values, which an honest session then says.
  const after = runSession(pair.caller, pair.listener, (_at, bytes) => [bytes], choice === 'no' ? 'merge' : choice);
  assertTrueEnds(pair, after);
  if (!between.hasChangedRecords && !between.hasChangedGreeting) assert.equal(after.caller.outcome.kind, 'identical');
  closePair(pair);
}

/** `identical` is said of books that are. */
function assertTrueEnds({ caller, listener }: BookPair, ends: SessionEnds): void {
  for (const { outcome } of [ends.caller, ends.listener]) {
    if (outcome.kind === 'store-failed') throw new Error('the store threw', { cause: outcome.cause });
    if (outcome.kind !== 'identical') continue;
    assert.equal(rootOf(caller), rootOf(listener), 'a false identical');
    assert.equal(contentsOf(caller.book), contentsOf(listener.book), 'a false identical');
  }
}

function contentsOfBoth({ caller, listener }: BookPair): Readonly<Record<SessionRole, string>> {
  return { caller: contentsOf(caller.book), listener: contentsOf(listener.book) };
}

class Between {
  hasChangedRecords = false;
  hasChangedGreeting = false;
  readonly #meddlings: readonly Meddling[];
  readonly #said: { readonly from: SessionRole; readonly bytes: Uint8Array }[] = [];
  readonly #held: Record<SessionRole, Uint8Array[]> = { caller: [], listener: [] };

  constructor(meddlings: readonly Meddling[]) {
    this.#meddlings = meddlings;
  }

  readonly meddle: Meddler = (at, bytes, from) => {
    const meddling = this.#meddlings.find((each) => each.at === at);
    const late = this.#held[from].splice(0);
    const arriving = meddling === undefined ? [bytes] : this.#change(meddling, bytes, from);
    this.#said.push({ from, bytes });
    const changed = arriving.filter((each) => each !== bytes);
    this.hasChangedRecords ||= changed.some(([type]) => type === recordsType);
    this.hasChangedGreeting ||= changed.length > 0 && at < 2;
    return [...arriving, ...late];
  };

  #change(meddling: Meddling, bytes: Uint8Array, from: SessionRole): readonly Uint8Array[] {
    switch (meddling.how) {
      case 'edit': return [applyByteEdits(bytes, meddling.edits)];
      case 'drop': return [];
      case 'repeat': return [bytes, bytes];
      case 'hold':
        this.#held[from].push(bytes);
        return [];
      case 'echo': return [this.#said.findLast((said) => said.from !== from)?.bytes ?? bytes];
      case 'again': {
        const own = this.#said.filter((said) => said.from === from);
        return [own.at(-meddling.earlier)?.bytes ?? bytes];
      }
      case 'forge': return [fromHex(meddling.hex), bytes];
    }
  }
}
