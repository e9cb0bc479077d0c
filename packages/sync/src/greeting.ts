/** HELLO both ways, and what follows from it at once: a refusal before anything is touched, or whose book it is. */
import { agreeOnBook, findProtocolRefusal, trimDeviceName, type BookAgreement } from './hello.ts';
import { DEVICE_NAME_BYTES_MAX, PROTOCOL, type HelloBody } from './message.ts';
import { ask, enter, fault, receive, say, stop, type Script, type SessionContext } from './script.ts';

export interface Greeting {
  /** On either side. */
  readonly isAuditDue: boolean;
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
  tally.clockGapMs = theirs.wallMs - context.wallMs;
  const messageBytesMax = Math.min(theirs.limits.messageBytesMax, context.options.messageBytesMax);
  context.peerLimits = { messageBytesMax, windowBytes: theirs.limits.windowBytes };
  const agreement = agreeOnBook(role, mine, theirs);
  if (agreement.kind === 'refused') return yield* stop(agreement);
  yield* openBook(context, agreement, theirs, tally.clockGapMs);
  return { isAuditDue: mine.auditDue || theirs.auditDue };
}

function* readHello(context: SessionContext): Script<HelloBody> {
  const { options, wallMs } = context;
  return yield* ask('book', (store) => {
    store.begin(wallMs);
    const { identity, holdsData, recordCount, entryCount, schemaLevel } = store.book();
    return {
      schemaLevel,
      identity,
      generationChain: [],
      holdsData,
      auditDue: store.auditDue(),
      recordCount,
      entryCount,
      // A clock before 1970 is told as 1970: it is for the screen only.
      wallMs: Math.max(0, Math.floor(wallMs)),
      deviceName: trimDeviceName(options.deviceName, DEVICE_NAME_BYTES_MAX),
      limits: { messageBytesMax: options.messageBytesMax, windowBytes: options.windowBytes },
    };
  });
}

function* openBook(
  context: SessionContext, agreement: BookAgreement, theirs: HelloBody, clockGapMs: number,
): Script<void> {
  if (agreement.kind === 'adopt-there') context.tally.adopted = 'there';
  if (agreement.kind === 'adopt-here') {
    yield* ask('adoptBook', (store) => store.adoptBook(agreement.identity));
    context.tally.adopted = 'here';
  }
  const { deviceName: peerName, schemaLevel: peerSchemaLevel } = theirs;
  yield* ask('openSession', (store) => {
    store.openSession({ peerName, peerSchemaLevel, wallMs: context.wallMs, clockGapMs });
  });
  context.isJournaled = true;
}
