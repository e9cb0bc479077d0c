/** Files of books that are made once and copied for each input: making one takes longer than most inputs. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pathByKey = new Map<string, string>();
let folder: string | undefined;
let copies = 0;

/** `make` writes the file the first time. The copy is the caller's to remove. */
export function copyTemplate(key: string, make: (path: string) => void): string {
  folder ??= makeFolder();
  let template = pathByKey.get(key);
  if (template === undefined) {
    template = join(folder, `${key}.template`);
    make(template);
    pathByKey.set(key, template);
  }
  copies += 1;
  const copy = join(folder, `${copies}.tandem`);
  copyFileSync(template, copy);
  return copy;
}

function makeFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tandem-fuzz-'));
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}
