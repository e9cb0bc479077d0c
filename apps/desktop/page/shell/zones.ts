/** The zones of the window, in the order of reading: F6 goes from one to the next. */

/** On the element of a zone; `data-zone-start` on what takes the focus in it, else the first that can. */
const zoneSelector = '[data-zone]';
const focusableSelector = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex]';

export function focusNextZone(root: ParentNode, step: 1 | -1): void {
  const zones = [...root.querySelectorAll<HTMLElement>(zoneSelector)].filter((zone) => startOf(zone) !== undefined);
  const current = zones.findIndex((zone) => zone.contains(document.activeElement));
  const start = current < 0 && step === -1 ? 0 : current;
  const next = zones[(start + step + zones.length) % zones.length];
  if (next !== undefined) startOf(next)?.focus();
}

export function focusZone(root: ParentNode, name: string): void {
  const zone = root.querySelector<HTMLElement>(`[data-zone="${name}"]`);
  if (zone !== null) startOf(zone)?.focus();
}

/** The focus is nowhere, or where something was chosen: it must not be taken from where somebody types. */
export function isFocusFree(): boolean {
  return !(document.activeElement instanceof HTMLInputElement);
}

function startOf(zone: HTMLElement): HTMLElement | undefined {
  const marked = zone.querySelector<HTMLElement>('[data-zone-start]');
  if (marked !== null) return marked;
  const candidates = [zone, ...zone.querySelectorAll<HTMLElement>(focusableSelector)]
    .filter((element) => element.matches(focusableSelector) && isShown(element));
  return candidates.find(({ tabIndex }) => tabIndex >= 0) ?? candidates[0];
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
