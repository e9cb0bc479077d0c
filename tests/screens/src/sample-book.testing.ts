/** A book of a household that has existed for years, made before the program starts. */
import assert from 'node:assert/strict';
import { openBook } from '@tandem/host';
import { writeSampleHousehold } from '@tandem/ledger';

export function writeSampleBook(path: string, entries: number): void {
  const opened = openBook({ path, purpose: 'create', deviceName: 'test', wallMs: Date.now() });
  assert(opened.ok && opened.value.book !== undefined);
  writeSampleHousehold(opened.value.book, { entries, seed: 1 });
  opened.value.close();
}
