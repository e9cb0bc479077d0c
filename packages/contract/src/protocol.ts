/**
 * The messages between a screen and its engine: JSON values, one a message. The same over a WebSocket (as text) and a
 * MessagePort (as they are).
 *
 *   screen                                engine
 *   subscribe(id, query, parameters) ──>
 *                                    <──  result(id, value), again whenever it changed
 *   unsubscribe(id) ──>
 *   command(id, name, parameters) ──>
 *                                    <──  done(id, value) | failed(id, failure)
 *
 * `id` is chosen by the screen and used once. A subscription that fails gets `failed` and is over.
 */
import * as v from 'valibot';
import type { EngineFailure } from './failures.ts';

const messageId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const name = v.pipe(v.string(), v.maxLength(50));

export const screenMessage = v.variant('kind', [
  v.strictObject({ kind: v.literal('subscribe'), id: messageId, name, parameters: v.unknown() }),
  v.strictObject({ kind: v.literal('unsubscribe'), id: messageId }),
  v.strictObject({ kind: v.literal('command'), id: messageId, name, parameters: v.unknown() }),
]);

export type ScreenMessage = v.InferOutput<typeof screenMessage>;

export type EngineMessage =
  | { readonly kind: 'result' | 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: EngineFailure };

/** One end of the connection, whatever carries it. */
export interface ScreenWire {
  /** A JSON value. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClosed(listener: () => void): void;
}
