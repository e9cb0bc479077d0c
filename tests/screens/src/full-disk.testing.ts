/**
 * Preloaded into the PC program by `NODE_OPTIONS`: once it is poked the files of its databases may not grow any more,
 * the next time they may again. SQLite then says what it says of a full disk.
 */
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

const handles = new Set<DatabaseSync>();
// oxlint-disable-next-line typescript/unbound-method -- called with its own handle below
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  handles.add(this);
  exec.call(this, sql);
};

let isFull = false;
process.stdin.on('data', () => {
  isFull = !isFull;
  for (const handle of handles) {
    // Never below what the file has.
    if (handle.isOpen) exec.call(handle, `PRAGMA max_page_count = ${isFull ? 1 : 4_294_967_294}`);
  }
  process.stderr.write(isFull ? `${diskIsFull}\n` : `${diskHasRoom}\n`);
}).unref();

export const diskIsFull = 'no file may grow';
export const diskHasRoom = 'files may grow again';
export const fullDisk = { NODE_OPTIONS: `--import=${pathToFileURL(import.meta.filename).href}` } as const;
