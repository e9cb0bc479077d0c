/** The phone's side: calls the PC of a link, asks whether it is the right one, and syncs. */
import { createInterface } from 'node:readline';
import { openNodeSocket, randomBytes } from '@tandem/host';
import type { ChannelPeer } from '@tandem/link';
import { success, type Result } from '@tandem/ledger';
import { dial, encodeHostWord, SyncConnection, type ChannelSocket, type SyncEnd } from '@tandem/transport';
import type { CommandContext } from './command.ts';
import type { Failure } from './failure.ts';
import { syncFailed, type SyncBook } from './sync-book.ts';
import { throwDefect } from './sync-defect.ts';
import type { SyncFailure } from './sync-failure.ts';
import type { Destination } from './sync-link.ts';
import { Narrator } from './sync-narrator.ts';
import { QuestionDesk, type GivenAnswers } from './sync-questions.ts';

/** Whether the user agrees to a PC that this device does not know. */
export type Confirm = (peer: ChannelPeer) => Promise<boolean>;

/** `confirm` undefined: nobody is there to ask. */
export async function joinPc(
  context: CommandContext, book: SyncBook, destination: Destination, confirm: Confirm | undefined, given: GivenAnswers,
): Promise<Result<undefined, Failure>> {
  const { signal } = context;
  const { addresses, port, psk, target } = destination;
  const { deviceName, keys } = book;
  const knownKey = target.mode === 'link' && keys.find(target.pcPublicKey) !== undefined;
  if (!knownKey && confirm === undefined) return syncFailed({ kind: 'consent-needed' });

  const narrator = new Narrator(context, () => performance.now());
  const side = { staticKeys: keys.staticKeys, deviceName, randomBytes, psk, target };
  const dialed = await dial({ side, addresses, port, signal, wallMs: () => context.now() }, openNodeSocket);
  if (!dialed.ok) {
    const { error } = dialed;
    narrator.notConnected(error.kind === 'code-refused' ? error.verdict : error.kind);
    return syncFailed(error.kind === 'aborted' ? { kind: 'interrupted' } : { kind: 'dial', error });
  }
  const { peer, socket } = dialed.value;
  let startedMs = performance.now();
  const isKnown = keys.find(peer.staticKey) !== undefined;
  narrator.connected({ device: peer.deviceName, code: peer.sixDigits, isKnown }, 'phone');
  if (!isKnown) {
    const refused = await askUser(socket, peer, confirm, signal);
    if (refused !== undefined) {
      socket.leave(encodeHostWord('declined'));
      narrator.notConnected(refused.kind);
      return syncFailed(refused);
    }
    startedMs = performance.now();
  }
  const error = keys.remember(peer.staticKey, peer.deviceName, context.now());
  if (error !== undefined) {
    socket.close();
    return syncFailed({ kind: 'key-file', error });
  }
  const desk = new QuestionDesk(context, book, given);
  const end = await runSync(context, book, socket, narrator, startedMs, desk);
  narrator.done(end);
  return desk.failure === undefined ? toResult(end, signal) : syncFailed(desk.failure);
}

async function askUser(
  socket: ChannelSocket, peer: ChannelPeer, confirm: Confirm | undefined, signal: AbortSignal,
): Promise<SyncFailure | undefined> {
  const isAccepted = confirm !== undefined && await confirm(peer);
  if (signal.aborted) return { kind: 'interrupted' };
  if (socket.end !== undefined) return { kind: 'dial', error: { kind: 'cut' } };
  return isAccepted ? undefined : { kind: 'consent-declined' };
}

async function runSync(
  context: CommandContext, { deviceName, store }: SyncBook, socket: ChannelSocket, narrator: Narrator,
  startedMs: number, desk: QuestionDesk,
): Promise<SyncEnd> {
  const failed = Promise.withResolvers<never>();
  const connection = new SyncConnection(socket, {
    role: 'caller', deviceName, store, startedMs,
    wallMs: () => context.now(), nowMs: () => performance.now(),
    onProgress: (progress, wire) => narrator.progress(progress, wire),
    onWaiting: (word) => narrator.waiting(word),
    onQuestion: (question) => {
      desk.ask(connection, question).catch((bug: unknown) => failed.reject(bug));
    },
  });
  const cancel = (): void => connection.cancel();
  context.signal.addEventListener('abort', cancel, { once: true });
  const running = connection.run();
  if (context.signal.aborted) cancel();
  try {
    return await Promise.race([running, failed.promise]);
  } finally {
    desk.close();
    context.signal.removeEventListener('abort', cancel);
  }
}

function toResult({ cut, records, report: { outcome } }: SyncEnd, signal: AbortSignal): Result<undefined, Failure> {
  if (outcome.kind === 'identical') return success(undefined);
  throwDefect(outcome);
  if (signal.aborted) return syncFailed({ kind: 'interrupted' });
  return syncFailed({ kind: 'ended', outcome, cut, progress: records });
}

/**
 * Asks at the terminal; anything but a yes is a no, and so are Ctrl-C and the end of the input. The terminal itself
 * edits the line, so that Ctrl-C reaches the process.
 */
export function confirmAtTerminal({ catalogue, signal }: CommandContext): Confirm {
  const { question, yes } = catalogue.sync.told;
  return ({ deviceName, sixDigits }) => new Promise((resolve) => {
    const terminal = createInterface({ input: process.stdin, terminal: false });
    const stop = (): void => terminal.close();
    let isYes = false;
    terminal.once('line', (answer) => {
      isYes = yes.includes(answer.trim().toLowerCase());
      terminal.close();
    });
    terminal.once('close', () => {
      signal.removeEventListener('abort', stop);
      resolve(isYes);
    });
    signal.addEventListener('abort', stop, { once: true });
    process.stderr.write(question(deviceName, sixDigits));
  });
}
