/** What a person came for, when it is more than opening the program: a shortcut, a widget, another app's [Share]. */

export type Arrival = 'new-entry' | 'shared';

let arrived: Arrival | undefined;
const listeners = new Set<() => void>();

export function arrive(arrival: Arrival): void {
  arrived = arrival;
  for (const listener of listeners) listener();
}

/** Of a page that was opened at an address of the manifest. The address is the program's own again. */
export function arriveByAddress(): void {
  const word = location.search.slice(1);
  if (word !== 'new-entry' && word !== 'shared') return;
  history.replaceState(history.state, '', '/');
  arrive(word);
}

export function awaitedArrival(): Arrival | undefined {
  return arrived;
}

export function onArrival(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** It was led to its screen. */
export function settleArrival(): void {
  arrived = undefined;
}
