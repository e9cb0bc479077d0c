/** How long what was deleted or settled is shown: twelve months. */
const yearMs = 365 * 86_400_000;

export function yearBefore(wallMs: number): number {
  return Math.max(0, Math.trunc(wallMs) - yearMs);
}
