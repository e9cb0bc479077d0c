/** HELLO both ways, and what follows at once: a refusal before anything is touched, or whose book is adopted. */
import { agreeOnBook, findProtocolRefusal, trimDeviceName, type BookAgreement } from './hello.ts';
import { DEVICE_NAME_BYTES_MAX, PROTOCOL, type HelloBody } from './message.ts';
import { ask, enter, fault, receive, say, stop, type Script, type SessionContext } from './script.ts';
import type { BookLineage } from './session-store.ts';

export interface Greeting {
  readonly agreement: Exclude<BookAgreement, { readonly kind: 'refused' }>;
  readonly mine: HelloBody;
  readonly theirs: HelloBody;
}

export function* greet(context: SessionContext): Script<Greeting> {
  yield* enter(context, 'greeting');
  const { tally, options: { role } } = context;
  // The listener may have waited for long: its book and its clock are read when the caller is there.
  const early = role === 'listener' ? yield* receive('hello') : undefined;
  const mine = yield* readHello(context);
  // Said before any refusal, so that the caller's screen can name its reason too.
  yield* say({ kind: 'hello', protocol: PROTOCOL, body: mine });
  const hello = early ?? (yield* receive('hello'));

  const refusal = findProtocolRefusal(PROTOCOL, hello.protocol);
  if (refusal !== undefined) return yield* stop({ kind: 'refused', refusal });
  const theirs = hello.body;
  if (theirs === null) return yield* fault({ kind: 'bad-value' });
  tally.peer = { deviceName: theirs.deviceName, schemaLevel: theirs.schemaLevel };
  tally.clockGapMs = theirs.wallMs - toToldWall(context.messageWallMs);
  const messageBytesMax = Math.min(theirs.limits.messageBytesMax, context.options.messageBytesMax);
  context.peerLimits = { messageBytesMax, windowBytes: theirs.limits.windowBytes };
  const agreement = agreeOnBook(role, mine, theirs);
  if (agreement.kind === 'refused') return yield* stop(agreement);
  yield* openBook(context, agreement, theirs, tally.clockGapMs);
  return { agreement, mine, theirs };
}

function* readHello(context: SessionContext): Script<HelloBody> {
  const { options, wallMs } = context;
  return yield* ask('book', (store) => {
    store.begin(wallMs);
    return {
      ...store.book(),
      auditDue: store.auditDue(),
      wallMs: toToldWall(wallMs),
      deviceName: trimDeviceName(options.deviceName, DEVICE_NAME_BYTES_MAX),
      limits: { messageBytesMax: options.messageBytesMax, windowBytes: options.windowBytes },
    };
  });
}

function* openBook(
  context: SessionContext, agreement: Greeting['agreement'], theirs: HelloBody, clockGapMs: number,
): Script<void> {
  const { tally } = context;
  if (agreement.kind === 'adopt-there') tally.joined = { side: 'there', how: 'adopted', setAside: 0 };
  if (agreement.kind === 'adopt-here') {
    yield* ask('adoptBook', (store) => store.adoptBook(toLineage(theirs)));
    tally.joined = { side: 'here', how: 'adopted', setAside: 0 };
  }
  const { deviceName: peerName, schemaLevel: peerSchemaLevel } = theirs;
  tally.session = yield* ask('openSession', (store) =>
    store.openSession({ peerName, peerSchemaLevel, wallMs: context.wallMs, clockGapMs }));
}

/** Of a device that has a book. */
export function toLineage({ identity, generationChain }: HelloBody): BookLineage {
  if (identity === null) throw new Error('no book, no lineage');
  return { identity, generationChain };
}

/** A clock before 1970 is told as 1970: it is for the screen only. */
function toToldWall(wallMs: number): number {
  return Math.min(Math.max(0, Math.floor(wallMs)), Number.MAX_SAFE_INTEGER);
}
