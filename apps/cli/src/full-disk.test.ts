import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { writeImport } from '@tandem/formats';
import { toDay } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import { planForBook } from './import-plan.ts';
import {
  balancesOf, mustFail, mustOpen, mustRun, ofxText, runTandem, testFolder, testWallMs, type StatementLine,
} from './tandem.testing.ts';

const template = join(testFolder, 'template.tandem');
const manyLines: readonly StatementLine[] = Array.from({ length: 4000 }, (_, index) => ({
  day: `2027${String(1 + index % 12).padStart(2, '0')}${String(1 + index % 28).padStart(2, '0')}`,
  amount: `-${index + 1}.00`, name: `CARTE ACHAT ${index} AU MAGASIN DE LA PLACE`,
  id: `R${index}X${index * 7919 + 100_000}`,
}));
const statement = join(testFolder, 'many.ofx');

before(async () => {
  await mustRun(['sample', '--book', template, '--entries', '50']);
  writeFileSync(statement, ofxText(manyLines));
});

function isFull(error: unknown): boolean {
  return error instanceof SqliteError && error.failure === 'full';
}

test('an import that does not fit into the file leaves the book as it was, and usable', () => {
  const path = join(testFolder, 'limited.tandem');
  copyFileSync(template, path);
  const pages = statSync(path).size / 4096;
  const opened = mustOpen(path, 'write', { pageCountMax: pages + 60 });
  const before = [balancesOf(opened.book), opened.replica.countRecords()];
  const planned = planForBook(opened.book, {
    path: statement, bytes: readFileSync(statement), accountName: 'Compte courant', statementNumber: undefined,
    isNegated: false, today: toDay(20_781),
  });
  assert.ok(planned.ok);
  assert.throws(() => writeImport(opened.book, testWallMs, planned.value.plan), isFull);
  assert.deepEqual([balancesOf(opened.book), opened.replica.countRecords()], before);
  opened.replica.write(testWallMs, () => opened.database.exec(`UPDATE payee SET name = name || '.'`));
  assert.equal(opened.replica.audit().staleHashes, 0);
  opened.close();
});

const disk = join(testFolder, 'disk');

test('on a full disk the program says so in one line, and the book stays whole', async (t) => {
  const obstacle = mountSmallDisk();
  if (obstacle !== undefined) {
    t.skip(obstacle);
    return;
  }
  t.after(() => { execFileSync('umount', ['-l', disk]); });
  const book = join(disk, 'book.tandem');
  copyFileSync(template, book);
  const before = await mustRun(['check', '--book', book, '--json'], runTandem);
  const importAll = ['import', statement, '--book', book, '--account', 'Compte courant', '--yes'];
  assert.match(await mustFail(importAll, 1, runTandem), /^Le disque est plein\u00a0: rien n’a été enregistré/);
  fillDisk();
  const add = ['add', '--book', book, '--account', 'Espèces', '--amount=-1'];
  assert.match(await mustFail(add, 1, runTandem), /plein/);
  assert.match(await mustFail(['export', '--book', book, '--format', 'json', '--out', join(disk, 'x.json')]), /plein/);
  const safe = join(testFolder, 'rescued.tandem');
  copyFileSync(book, safe);
  assert.equal((await mustRun(['check', '--book', safe, '--json'])).stdout, before.stdout);
});

/** Says why there is none. */
function mountSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux mounts a file system in memory by one command';
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this user may not mount a file system';
  }
}

function fillDisk(): void {
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (let index = 0; ; index++) writeFileSync(join(disk, `ballast-${size}-${index}`), new Uint8Array(size));
    } catch {
      // Full for this size: the next is smaller.
    }
  }
}
