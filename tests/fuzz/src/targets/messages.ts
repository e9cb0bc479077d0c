/** Frames of a session: any bytes give a message, which then has these bytes alone, or a typed fault. */
import assert from 'node:assert/strict';
import { decodeMessage, encodeMessage } from '@tandem/sync/messages';
import { closePair, openBookPair, pairKinds } from '../differing-books.ts';
import { openSampleTarget } from '../edited-sample.ts';
import { runSession } from '../honest-session.ts';
import type { Target } from '../target.ts';

export const messages: Target = {
  name: 'messages', cpuMsMax: 500, executions: 6000,
  open: () => openSampleTarget({ samples: recordMessages(), words: [], read: readMessage }),
};

function readMessage(bytes: Uint8Array): void {
  const decoded = decodeMessage(bytes);
  if (!decoded.ok) {
    assert.equal(typeof decoded.error.kind, 'string');
    return;
  }
  const again = encodeMessage(decoded.value);
  // HELLO alone may carry more than this version knows.
  const known = decoded.value.kind === 'hello' ? bytes.subarray(0, again.length) : bytes;
  assert.deepEqual(again, known, 'a message has two encodings');
}

/** What honest sides say, under its place in their talk. */
function recordMessages(): ReadonlyMap<string, Uint8Array> {
  const samples = new Map<string, Uint8Array>();
  for (const kind of pairKinds) {
    const pair = openBookPair(kind);
    runSession(pair.caller, pair.listener, (at, bytes, from) => {
      samples.set(`${kind} ${at} ${from}`, bytes);
      return [bytes];
    });
    closePair(pair);
  }
  return samples;
}
