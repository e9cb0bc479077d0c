/** A restore that is killed before one of its steps: `node restore-killed.testing.ts FOLDER BACKUP STEP`. */
import { PcShelf } from './pc-shelf.ts';
import { findLastBook } from './last-book.ts';

const [folder = '', name = '', fatal = ''] = process.argv.slice(2);
const shelf = new PcShelf({
  folder, lastBook: findLastBook(folder, undefined), deviceName: 'Essai', wallMs: () => 1_795_521_600_000,
  onRestoreStep: (step) => {
    if (step === fatal) process.kill(process.pid, 'SIGKILL');
  },
});
await shelf.restore({ kind: 'kept', name }, () => {});
