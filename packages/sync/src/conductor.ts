/** Carries a machine's effects out against a store and a pipe, until it waits for the next event or has ended. */
import type { SessionEvent, SessionMachine } from './machine.ts';
import type { SessionQuestion } from './question.ts';
import type { SessionProgress, SessionReport } from './report.ts';
import type { Store } from './script.ts';

export interface SessionHost {
  readonly store: Store;
  /** Hands a message to the channel, in order. Must not call `runEffects` before it returns. */
  readonly send: (bytes: Uint8Array) => void;
  readonly showProgress: (progress: SessionProgress) => void;
  /**
   * Puts the question to the person at this device, whose answer comes back as an event of its own. May read the store
   * for it: what it throws ends the session as what the store throws does.
   */
  readonly ask: (question: SessionQuestion) => void;
}

/**
 * Feeds one event. Returns the report when the session has ended by it, and then never again: the host sends what is
 * left and closes the pipe. What the store throws does not come out here; it is the `cause` of `store-failed`, for the
 * host's one boundary.
 */
export function runEffects(machine: SessionMachine, event: SessionEvent, host: SessionHost): SessionReport | undefined {
  let effect = machine.step(event);
  for (;;) {
    switch (effect.kind) {
      case 'wait': return undefined;
      case 'end': return effect.report;
      case 'send':
        host.send(effect.bytes);
        effect = machine.step({ kind: 'done' });
        break;
      case 'progress':
        host.showProgress(effect.progress);
        effect = machine.step({ kind: 'done' });
        break;
      case 'store':
        effect = machine.step(tryWork(host.store, effect.run));
        break;
      case 'ask': {
        const { question } = effect;
        effect = machine.step(tryWork(host.store, () => host.ask(question)));
        break;
      }
    }
  }
}

function tryWork(store: Store, run: (store: Store) => void): SessionEvent {
  try {
    run(store);
    return { kind: 'done' };
  } catch (cause) {
    return { kind: 'store-failed', cause, isDiskFull: store.isDiskFull(cause) };
  }
}
