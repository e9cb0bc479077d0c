import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { noteSnapshot } from '@tandem/replica';
import { join as joinPc, listen } from './sync.testing.ts';
import { mustOpen, mustRun, runTandem, testFolder, testWallMs } from './tandem.testing.ts';

const book = join(testFolder, 'book.tandem');
const add = ['add', '--book', book, '--account', 'Compte courant', '--amount=-5', '--day', '2026-11-24'];

test('a sync does not begin without the backup of the day and says why; commands tell it, too', async (t) => {
  await mustRun(['sample', '--book', book, '--entries', '20']);
  // Where the folder of these backups is to be.
  const obstacle = join(testFolder, 'snapshots');
  writeFileSync(obstacle, '');
  const failed = await runTandem(['listen', '--book', book, '--once', '--address', '127.0.0.1']);
  assert.equal(failed.code, 1);
  assert.equal(failed.stderr, 'La sauvegarde d’avant la synchronisation n’a pas pu être faite. Rien n’est perdu, et '
    + 'rien n’a été modifié ici. Tandem ne peut pas écrire à l’endroit des sauvegardes\u00a0: vérifiez vos droits '
    + 'd’accès. Puis recommencez.\n');
  for (const args of [add, ['check', '--book', book]]) {
    const { code, stderr } = await runTandem([...args, '--lang', 'en']);
    assert.equal(code, 0);
    assert.match(stderr, /^Warning: the automatic backup of [^\n]* could not be made\. Tandem cannot write [^\n]*\n$/);
  }
  rmSync(obstacle);
  const listening = listen(t, book, '--once');
  const joining = joinPc(t, await listening.link(), join(testFolder, 'phone.tandem'));
  for (const { code, stderr } of await Promise.all([listening.ended, joining.ended])) {
    assert.deepEqual([code, stderr], [0, '']);
  }
  assert.equal((await runTandem(add)).stderr, '');
});

test('a backup that is not in the chosen folder is told beside the result', async () => {
  const path = join(testFolder, 'elsewhere.tandem');
  await mustRun(['sample', '--book', path, '--entries', '5']);
  const opened = mustOpen(path, 'write');
  noteSnapshot(opened.database, { wallMs: testWallMs, reason: 'missing', isElsewhere: true });
  opened.close();
  const { code, stdout, stderr } = await runTandem(['add', '--book', path, ...add.slice(3), '--json']);
  assert.equal(code, 0);
  assert.match(stdout, /^\{[^\n]*\}\n$/);
  assert.match(stderr, /^Attention\u00a0: [^\n]* est dans les données de Tandem, [^\n]* branchez la clé [^\n]*\n$/);
});
