import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMessage, encodeMessage } from './message-codec.ts';
import { fromBase64, rootOf, toBase64 } from './transcript-books.testing.ts';
import { scenarioNames } from './transcript-scenarios.testing.ts';
import { readTranscript, replay, type Transcript } from './transcripts.testing.ts';

/** What each must have brought about, so that nothing is recorded that shows nothing. */
const expected: Readonly<Record<(typeof scenarioNames)[number], (transcript: Transcript) => boolean>> = {
  'first-sync': ({ caller }) => caller.joined?.how === 'adopted',
  'changes-both-ways': ({ caller, listener }) => caller.says.length + listener.says.length > 14,
  conflict: ({ caller }) => caller.conflicts === 1,
  unchanged: ({ caller }) => caller.says.length === 4,
  truth: ({ caller }) => caller.joined?.how === 'replaced' && caller.joined.setAside === 3,
  'two-truths': ({ listener }) => listener.joined?.side === 'here' && listener.joined.how === 'replaced',
  merge: ({ caller }) => caller.joined?.side === 'here' && caller.joined.how === 'merged',
};

for (const name of scenarioNames) {
  test(`S-3 the recorded session "${name}" is spoken today word for word`, () => {
    const transcript = readTranscript(name);
    assert.ok(expected[name](transcript));
    assert.equal(transcript.caller.root, transcript.listener.root);
    for (const role of ['caller', 'listener'] as const) {
      const { says, outcome, joined, conflicts, root } = transcript[role];
      assert.deepEqual(replay(transcript, role).outcome(), { says, outcome, joined, conflicts, root });
      assert.equal(outcome, 'identical');
      for (const message of says) {
        const decoded = decodeMessage(fromBase64(message));
        assert.ok(decoded.ok && toBase64(encodeMessage(decoded.value)) === message);
      }
    }
  });
}

test('S-3 a transcript that was changed by a byte is not taken for the session', () => {
  const transcript = readTranscript('changes-both-ways');
  const says = transcript.listener.says.map((message) => {
    const bytes = fromBase64(message);
    // Near the end of RECORDS.
    const place = bytes.length - 3;
    if (bytes[0] === 6) bytes[place] = (bytes[place] ?? 0) ^ 1;
    return toBase64(bytes);
  });
  const side = replay({ ...transcript, listener: { ...transcript.listener, says } }, 'caller');
  assert.notEqual(side.report?.outcome.kind, 'identical');
  assert.notEqual(rootOf(side.book), transcript.caller.root);
});
