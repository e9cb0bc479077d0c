/** Opens a book with an update that ends this process in its middle: `node migration-killed.testing.ts BOOK BACKUP`. */
import { bookMigrations } from '@tandem/ledger';
import { copyDatabase } from '@tandem/sqlite/node';
import { openBook } from './open-book.ts';

const [, , path = '', backup = ''] = process.argv;

openBook({
  path, purpose: 'write', deviceName: 'test', wallMs: 0,
  backUpFirst: (database) => {
    copyDatabase(database, backup);
    return undefined;
  },
  migrations: [...bookMigrations, (database) => {
    database.exec(`ALTER TABLE entry ADD COLUMN made_up TEXT; UPDATE entry SET made_up = memo`);
    process.kill(process.pid, 'SIGKILL');
    for (;;) database.exec('SELECT 1');
  }],
});
