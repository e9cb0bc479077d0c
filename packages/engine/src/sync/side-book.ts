/** What the session's store needs where two books meet: a book in memory beside the open one. */
import { createBookSchema, ledgerKinds } from '@tandem/ledger';
import { Replica } from '@tandem/replica';
import type { Platform } from '../platform.ts';

/** Random bytes of a generation's name. */
export const generationBytes = 16;

/** Of the newest schema, like the open book. */
export function makeSideBook({ deviceName, openInMemory, randomBytes, sha256 }: Platform): Replica {
  const database = openInMemory();
  createBookSchema(database);
  return new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
}
