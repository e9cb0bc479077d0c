import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportBookJson } from '@tandem/formats';
import { ledgerKinds, success, type Result } from '@tandem/ledger';
import { withBook } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { taskFailed, usageFailed, type Failure } from '../failure.ts';
import { fileFailed } from '../file-failure.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, format: { type: 'string', required: true }, out: { type: 'string' },
  },
  positionals: [],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, format, out } = input.value.values;
    if (format !== 'json') return usageFailed({ kind: 'unknown-format', text: format });
    return withBook(context, book, 'read', ({ database, path }) => {
      const { output, catalogue } = context;
      if (out === undefined) {
        exportBookJson(database, ledgerKinds, (text) => process.stdout.write(text));
        return success(undefined);
      }
      const target = resolve(out);
      if (isOfBook(target, path)) return taskFailed({ kind: 'out-is-book', path: out });
      const written = replaceFile(target, (write) => exportBookJson(database, ledgerKinds, write));
      if (!written.ok) return written;
      if (output.isJson) output.object({ event: 'exported', file: target });
      else output.line(catalogue.report.exported(target));
      return success(undefined);
    });
  },
};

/** The book's file under whatever name, or one of those that SQLite and the lock keep beside it. */
function isOfBook(target: string, bookPath: string): boolean {
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return ['-wal', '-shm', '-lock', '-journal'].some((end) => target === bookPath + end);
  const book = statSync(bookPath);
  const real = realpathSync(target);
  return (found.ino === book.ino && found.dev === book.dev)
    || ['', '-wal', '-shm', '-lock', '-journal'].some((end) => real === bookPath + end);
}

/** Whatever happens meanwhile, the file is the old one or the whole new one. */
function replaceFile(path: string, produce: (write: (text: string) => void) => void): Result<undefined, Failure> {
  const partialPath = `${path}.${process.pid}.partial`;
  try {
    const descriptor = openSync(partialPath, 'wx');
    try {
      produce((text) => writeWhole(descriptor, Buffer.from(text)));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partialPath, path);
    return success(undefined);
  } catch (error) {
    rmSync(partialPath, { force: true });
    return fileFailed('write', path, error);
  }
}

/** A write may take a part only. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
}
