import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syncEndMessages } from '../messages/sync-end-messages.ts';
import { describeEnd, type SyncProblemEnd } from './end-texts.ts';

type Kind = SyncProblemEnd['kind'];
type EndOf<K extends Kind> = SyncProblemEnd & { readonly kind: K };

const causes = [
  'wrong-code', 'expired-code', 'used-code', 'update-here', 'update-there', 'cut', 'busy', 'another-computer',
  'refused', 'timed-out', 'unreachable',
] as const;

/** Every end and every cause: the compiler says which kind is missing. */
const ends: { readonly [K in Kind]: readonly EndOf<K>[] } = {
  'set-aside': [{ kind: 'set-aside', records: 1 }, { kind: 'set-aside', records: 12_000 }],
  'still-changing': [{ kind: 'still-changing' }],
  'not-identical': [{ kind: 'not-identical' }],
  fault: [{ kind: 'fault' }],
  refused: (['update-here', 'update-there', 'no-book'] as const)
    .map((refusal) => ({ kind: 'refused', refusal })),
  cancelled: [{ kind: 'cancelled', by: 'here' }, { kind: 'cancelled', by: 'there' }],
  cut: [{ kind: 'cut', done: 0, expected: 0 }, { kind: 'cut', done: 6240, expected: 10_482 }],
  'peer-failed': [{ kind: 'peer-failed', isDiskFull: true }, { kind: 'peer-failed', isDiskFull: false }],
  'store-failed': [{ kind: 'store-failed', isDiskFull: true }, { kind: 'store-failed', isDiskFull: false }],
  'no-backup': [{ kind: 'no-backup', reason: 'full' }, { kind: 'no-backup', reason: 'not-writable' }],
  declined: [{ kind: 'declined', by: 'here' }, { kind: 'declined', by: 'there' }],
  'bad-code': ([
    { kind: 'not-ours' }, { kind: 'mistyped' }, { kind: 'malformed' },
    { kind: 'wrong-length', length: 27, expected: 28 }, { kind: 'bad-character', character: 'U', place: 3 },
  ] as const).map((failure) => ({ kind: 'bad-code', failure })),
  'not-connected': causes.map((cause) => ({ kind: 'not-connected', cause })),
  'cannot-listen': (['no-network', 'address-in-use', 'not-allowed', 'other'] as const)
    .map((cause) => ({ kind: 'cannot-listen', cause })),
  'key-file': [{ kind: 'key-file', isDamaged: true }, { kind: 'key-file', isDamaged: false }],
};

const allEnds: readonly SyncProblemEnd[] = Object.values(ends).flat();

/** Of both languages and both sizes. */
function sayAll(end: SyncProblemEnd): readonly ReturnType<typeof describeEnd>[] {
  return (['fr', 'en'] as const).flatMap((language) => (['pc', 'phone'] as const)
    .map((size) => describeEnd(syncEndMessages[language], language, size, end)));
}

test('every end has a title and a sentence on both devices in both languages', () => {
  for (const end of allEnds) {
    for (const { title, text } of sayAll(end)) {
      assert.match(title, /\S{2}/, JSON.stringify(end));
      assert.match(text, /\.$/, JSON.stringify(end));
      assert.doesNotMatch(title + text, /undefined|NaN|\[object/, JSON.stringify(end));
    }
  }
});

test('a real failure is shown as one, a stop is not', () => {
  const bad = allEnds.filter((end) => sayAll(end)[0]?.tone === 'bad').map(({ kind }) => kind);
  assert.deepEqual([...new Set(bad)],
    ['not-identical', 'fault', 'peer-failed', 'store-failed', 'no-backup', 'key-file']);
});

test('a connection that dropped says where, and offers to resume', () => {
  const [said] = sayAll({ kind: 'cut', done: 6240, expected: 10_482 });
  assert.equal(said?.title, 'Connexion coupée à 6\u202f240');
  assert.match(said?.text ?? '', /6\u202f240 sur 10\u202f482/);
  assert.equal(said?.retry, 'Reprendre');
});

test('where the other side has to act first, nothing is offered to be tried again', () => {
  assert.equal(sayAll({ kind: 'refused', refusal: 'update-there' })[0]?.retry, undefined);
  assert.equal(sayAll({ kind: 'not-connected', cause: 'update-here' })[0]?.retry, undefined);
});
