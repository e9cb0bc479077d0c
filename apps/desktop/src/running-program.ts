/**
 * One program a book: a second start finds the first one by a small file that only this computer's user can read, and
 * asks it for the address of a window.
 */
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bookPathToCode, readFields, writeFields } from '@tandem/host';
import { askingHeader, askingPath } from './page-server.ts';

const answerTimeMsMax = 3000;
const addressPattern = /^http:\/\/127\.0\.0\.1:\d{1,5}\/\?ticket=[\w-]+$/;

export interface RunningProgram {
  readonly port: number;
  readonly secret: string;
}

/** Throws `SqliteError` where the data folder cannot be written. Returns how to take it back. */
export function announceProgram(folder: string, bookPath: string, program: RunningProgram): () => void {
  const path = fileOf(folder, bookPath);
  writeFields(path, { ...program });
  const text = readFileSync(path, 'utf8');
  return () => {
    // Another program may have taken the book over meanwhile.
    if (existsSync(path) && readFileSync(path, 'utf8') === text) rmSync(path, { force: true });
  };
}

/** The address of a window of the program that has this book; undefined where none answers. */
export async function askRunningProgram(folder: string, bookPath: string): Promise<string | undefined> {
  const { port, secret } = readFields(fileOf(folder, bookPath));
  if (typeof port !== 'number' || typeof secret !== 'string') return undefined;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${askingPath}`, {
      method: 'POST', headers: { [askingHeader]: secret }, redirect: 'error',
      signal: AbortSignal.timeout(answerTimeMsMax),
    });
    const text = await answer.text();
    return answer.ok && addressPattern.test(text) ? text : undefined;
  } catch {
    // Nobody is there any more, or it is another program: the file was left over by a kill.
    return undefined;
  }
}

function fileOf(folder: string, bookPath: string): string {
  const path = existsSync(bookPath) ? realpathSync(bookPath) : resolve(bookPath);
  return join(folder, 'running', `${bookPathToCode(path)}.json`);
}
