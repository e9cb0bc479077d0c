/**
 * The page's end of its bridge to the Android shell: texts out by one method, texts in by one function.
 *
 *   page ── {"id": 7, "method": "vaultRead", "parameters": {…}} ──> shell
 *        <── {"id": 7, "ok": true, "value": {…}} or {"id": 7, "ok": false, "error": "io"} ──
 *        <── {"event": "insets", "value": {…}} ──
 */
import * as v from 'valibot';
import {
  answerByMethod, errorsByMethod, valueByEvent, type ShellError, type ShellEvent, type ShellEventValue,
  type ShellMethod, type ShellParameters, type ShellValue,
} from './shell-methods.ts';

/** What the shell puts into the page. */
export interface ShellPort {
  call(text: string): void;
}

export type ShellAnswer<Method extends ShellMethod> =
  | { readonly ok: true; readonly value: ShellValue<Method> }
  | { readonly ok: false; readonly error: ShellError<Method> };

const messageFromShell = v.union([
  v.object({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.object({ id: v.number(), ok: v.literal(false), error: v.string() }),
  v.object({ event: v.string(), value: v.unknown() }),
]);
type ReceivedAnswer = Extract<v.InferOutput<typeof messageFromShell>, { readonly id: number }>;

interface WaitingCall {
  readonly method: ShellMethod;
  readonly settle: (answer: ReceivedAnswer) => void;
}

type Listener = (value: unknown) => void;

export class ShellClient {
  readonly #port: ShellPort;
  readonly #waiting = new Map<number, WaitingCall>();
  readonly #listeners = new Map<ShellEvent, Set<Listener>>();
  #lastId = 0;

  constructor(port: ShellPort) {
    this.#port = port;
  }

  /** Rejects only for a bug: an answer that is not of this table. */
  call<Method extends ShellMethod>(
    method: Method, parameters: ShellParameters[Method],
  ): Promise<ShellAnswer<Method>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        method,
        settle: (answer) => {
          try {
            resolve(checkAnswer(method, answer));
          } catch (error) {
            reject(new TypeError(`the shell's answer to ${method}`, { cause: error }));
          }
        },
      });
      this.#port.call(JSON.stringify({ id, method, parameters }));
    });
  }

  /** Returns how to stop. */
  on<Name extends ShellEvent>(name: Name, listener: (value: ShellEventValue<Name>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `tell` checks it by this event's schema
    const checked = listener as Listener;
    listeners.add(checked);
    return () => listeners.delete(checked);
  }

  /** What the shell says. */
  tell(text: string): void {
    const message = v.parse(messageFromShell, JSON.parse(text));
    if ('event' in message) {
      const name = v.parse(v.picklist(eventNames), message.event);
      const value = v.parse(valueByEvent[name], message.value);
      for (const listener of this.#listeners.get(name) ?? []) listener(value);
      return;
    }
    const call = this.#waiting.get(message.id);
    if (call === undefined) throw new RangeError(`the shell answers ${message.id}, which was not asked`);
    this.#waiting.delete(message.id);
    call.settle(message);
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
const eventNames = Object.keys(valueByEvent) as readonly ShellEvent[];

function checkAnswer<Method extends ShellMethod>(method: Method, answer: ReceivedAnswer): ShellAnswer<Method> {
  if (answer.ok) {
    return { ok: true, value: v.parse(answerByMethod[method], answer.value) };
  }
  return { ok: false, error: v.parse(v.picklist(errorsByMethod[method]), answer.error) };
}
