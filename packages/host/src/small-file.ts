/** A small JSON file of this computer's user, in the data folder. */
import { readFileSync } from 'node:fs';
import { guardFiles, isFileFault } from './file-fault.ts';
import { writePrivateFile } from './private-file.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** None where it is missing, cannot be read, or is not what this program writes: then all is as at the first start. */
export function readFields(path: string): Fields {
  try {
    const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof given === 'object' && given !== null ? Object.fromEntries(Object.entries(given)) : {};
  } catch (error) {
    if (error instanceof SyntaxError || isFileFault(error)) return {};
    throw error;
  }
}

/** Throws `SqliteError`; the former file is then as it was. */
export function writeFields(path: string, fields: Fields): void {
  guardFiles(() => writePrivateFile(path, `${JSON.stringify(fields, null, 2)}\n`));
}
