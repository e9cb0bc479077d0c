/** Every column of every table of a book is tracked: generated from the descriptors of its kinds. */
import { Replica } from '@tandem/replica';
import { testTracking } from '@tandem/replica/tracking';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { createBookSchema } from './book-schema.ts';
import { testSha256 } from './book.testing.ts';
import { ledgerKinds } from './ledger-kinds.ts';

testTracking('R-10 tracking of a book:', ledgerKinds, (kinds, randomBytes, former) => {
  const database = former ?? openNodeDatabase({ path: ':memory:', mode: 'create' });
  if (former === undefined) createBookSchema(database);
  return new Replica({ database, kinds, sha256: testSha256, randomBytes, deviceName: 'test' });
});
