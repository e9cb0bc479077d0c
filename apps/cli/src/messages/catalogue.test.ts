import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCurrency, toDay, type Language } from '@tandem/ledger';
import { commandNames, type CommandName } from '../command-names.ts';
import type { Command } from '../command.ts';
import { command as accounts } from '../commands/accounts.ts';
import { command as add } from '../commands/add.ts';
import { command as backup } from '../commands/backup.ts';
import { command as backups } from '../commands/backups.ts';
import { command as bin } from '../commands/bin.ts';
import { command as check } from '../commands/check.ts';
import { command as conflicts } from '../commands/conflicts.ts';
import { command as remove } from '../commands/delete.ts';
import { command as devices } from '../commands/devices.ts';
import { command as edit } from '../commands/edit.ts';
import { command as entries } from '../commands/entries.ts';
import { command as exportBook } from '../commands/export.ts';
import { command as importFile } from '../commands/import.ts';
import { command as journal } from '../commands/journal.ts';
import { command as restore } from '../commands/restore.ts';
import { command as sample } from '../commands/sample.ts';
import { command as undo } from '../commands/undo.ts';
import { catalogueOf, describeFailure } from './catalogue.ts';
import { formatDay, formatMoney } from './number-format.ts';
import { fr } from './typography.ts';

const commandByName: Partial<Record<CommandName, Command>> = {
  accounts, add, backup, backups, bin, check, conflicts, delete: remove, devices, edit, entries, export: exportBook,
  import: importFile, journal, restore, sample, undo,
};

function eachLanguage(work: (language: Language) => void): void {
  for (const language of ['fr', 'en'] as const) work(language);
}

test('help names every option of every command, in both languages', () => {
  eachLanguage((language) => {
    for (const [name, { options }] of Object.entries(commandByName)) {
      const known = commandNames.find((each) => each === name);
      assert.ok(known);
      const text = catalogueOf(language).help(known).join('\n');
      for (const option of Object.keys(options)) {
        assert.ok(text.includes(`--${option}`), `${language} ${name} ${option}`);
      }
    }
  });
});

test('general help names every command and fits a terminal', () => {
  eachLanguage((language) => {
    const lines = catalogueOf(language).generalHelp();
    for (const name of commandNames) assert.ok(lines.some((line) => line.startsWith(`  ${name} `)), name);
    for (const line of lines) assert.ok(line.length <= 100, line);
  });
});

test('French sentences have French spaces, and what is put into them is left alone', () => {
  assert.equal(fr`Écart : ${'a : b'} ; « ${'x !'} » ?`, 'Écart\u00a0: a : b\u202f; «\u00a0x !\u00a0»\u202f?');
});

test('a failure is told in the language that was asked for', () => {
  const failure = { kind: 'task', error: { kind: 'day', text: '31/02/2026' } } as const;
  assert.match(describeFailure(catalogueOf('fr'), failure), /^«\u00a031\/02\/2026\u00a0» n’est pas un jour/);
  assert.match(describeFailure(catalogueOf('en'), failure), /^"31\/02\/2026" is no day/);
});

test('money is exact, in the form of the language, with the decimals of the currency', () => {
  const euro = parseCurrency('EUR');
  const yen = parseCurrency('JPY');
  const dinar = parseCurrency('TND');
  assert.ok(euro && yen && dinar);
  assert.equal(formatMoney(-123_456, euro, 'fr'), '\u22121\u202f234,56\u00a0€');
  assert.equal(formatMoney(-123_456, euro, 'en'), '\u2212€1,234.56');
  assert.equal(formatMoney(5, euro, 'fr'), '0,05\u00a0€');
  assert.equal(formatMoney(0, euro, 'fr'), '0,00\u00a0€');
  assert.equal(formatMoney(9_007_199_254_740_991, euro, 'en'), '€90,071,992,547,409.91');
  assert.equal(formatMoney(1200, yen, 'en'), 'JP¥1,200');
  assert.match(formatMoney(1234, dinar, 'fr'), /^1,234/);
});

test('a day is written as in France and in Britain', () => {
  assert.equal(formatDay(toDay(20_781)), '24/11/2026');
});
