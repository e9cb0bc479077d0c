/**
 * Whether the browser keeps what is stored here when the device runs short of room. It is asked for once there is
 * something to lose: without a word where the browser decides by itself, else by a sentence with its reason.
 */
import { readItem, writeItem } from '../entry/kept-form.ts';
import { keptStorage } from '../screen/kept-storage.ts';
import { shell } from '../shell/shell.ts';

export type LastingState =
  | 'unknown'
  | 'kept'
  /** Not yet, and the person was not asked. */
  | 'to-ask'
  /** The person was asked and wants to hear no more of it. */
  | 'left'
  /** The person agreed, the browser did not. */
  | 'refused';

const storageKey = 'tandem.lasting-storage';

let state: LastingState = 'unknown';
const listeners = new Set<() => void>();

export function lastingState(): LastingState {
  return state;
}

export function onLastingChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Once the book holds something that is nowhere else. */
export async function checkLasting(): Promise<void> {
  if (state !== 'unknown') return;
  // A WebView refuses it always; the shell keeps a second copy in files of its own.
  if (shell !== undefined || await isLasting()) setState('kept');
  else setState(readItem(keptStorage, storageKey) === 'left' ? 'left' : 'to-ask');
}

/** By a person's own act. */
export async function askForLasting(): Promise<void> {
  setState(await navigator.storage.persist().catch(() => false) ? 'kept' : 'refused');
  if (state === 'refused') writeItem(keptStorage, storageKey, 'left');
}

export function leaveLasting(): void {
  writeItem(keptStorage, storageKey, 'left');
  setState('left');
}

async function isLasting(): Promise<boolean> {
  if (!('storage' in navigator)) return false;
  if (await navigator.storage.persisted().catch(() => false)) return true;
  // Chromium asks nobody: it decides by whether the program is installed or often used.
  return 'userAgentData' in navigator && await navigator.storage.persist().catch(() => false);
}

function setState(next: LastingState): void {
  state = next;
  for (const listener of listeners) listener();
}
