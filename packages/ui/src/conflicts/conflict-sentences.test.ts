import type { ConflictSideView, ConflictView } from '@tandem/contract';
import { parseCurrency, toCents, toDay } from '@tandem/ledger';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictMessages } from '../messages/conflict-messages.ts';
import { conflictChoices, groupConflicts } from './conflict-choices.ts';
import { conflictHeading, settledSentences, sideSentences } from './conflict-sentences.ts';

const euro = parseCurrency('EUR');
assert(euro !== undefined);

function conflictOf(kept: Partial<ConflictSideView>, setAside: Partial<ConflictSideView>): ConflictView {
  const side = { fields: [], isDeleted: false, device: null, wallMs: 0 };
  return {
    id: '1', recordKind: 'entry', recordId: '2', accountId: null, accountName: null, noticedMs: null,
    canKeepBoth: false, settled: null,
    title: { day: toDay(20_000), name: 'SNCF', amount: toCents(-3400), currency: euro ?? null },
    kept: { ...side, ...kept }, setAside: { ...side, ...setAside },
  };
}

test('both values are told in a sentence', () => {
  const conflict = conflictOf(
    { fields: [{ name: 'category_id', value: { kind: 'text', text: 'Transports : Train' } }] },
    { fields: [{ name: 'category_id', value: { kind: 'none' } }] },
  );
  assert.equal(conflictHeading(conflictMessages.fr, conflict), 'Catégorie différente');
  assert.deepEqual(sideSentences(conflictMessages.fr, 'fr', conflict, 'kept'),
    ['La catégorie est **Transports : Train**.']);
  assert.deepEqual(sideSentences(conflictMessages.fr, 'fr', conflict, 'setAside'), ['La catégorie est **vide**.']);
});

test('a delete against an edit says which side did what', () => {
  const conflict = conflictOf(
    { fields: [{ name: 'memo', value: { kind: 'text', text: 'Anniversaire' } }] }, { isDeleted: true },
  );
  assert.deepEqual(sideSentences(conflictMessages.en, 'en', conflict, 'setAside'), ['**Deleted** on another device.']);
  assert.equal(sideSentences(conflictMessages.en, 'en', conflict, 'kept')[0], '**Written** on another device.');
  assert.deepEqual(
    sideSentences(conflictMessages.fr, 'fr', { ...conflict, recordKind: 'account' }, 'setAside'),
    ['**Supprimé** sur un autre appareil.'],
  );
});

test('what may be done about a delete against an edit is said as a delete or none, whichever side it is on', () => {
  const labels = (conflict: ConflictView): readonly string[] =>
    conflictChoices(conflictMessages.fr.act, conflict).map(({ label }) => label);
  assert.deepEqual(labels(conflictOf({ isDeleted: true }, {})), ['Supprimer', 'Ne pas supprimer']);
  assert.deepEqual(labels(conflictOf({}, { isDeleted: true })), ['Ne pas supprimer', 'Supprimer']);
  assert.deepEqual(labels({ ...conflictOf({}, {}), kept: null }), ['Laisser de côté', 'Reprendre']);
  assert.deepEqual(
    labels({ ...conflictOf({}, {}), canKeepBoth: true }), ['Garder', 'Prendre celle-ci', 'Garder les deux'],
  );
});

test('a settled one says which value holds since and where it came from', () => {
  const side = (text: string, device: string): Partial<ConflictSideView> =>
    ({ device, fields: [{ name: 'memo', value: { kind: 'text', text } }] });
  const open = conflictOf(side('Noël', 'PC'), side('Anniversaire', 'Galaxy'));
  const say = (changes: Partial<ConflictView>, how: 'kept' | 'taken' | 'both' | 'deleted'): string => settledSentences(
    conflictMessages.fr, 'fr', { ...open, ...changes, settled: { how, wallMs: 0, device: null, canReopen: true } },
  ).join(' ');
  assert.equal(say({}, 'taken'), 'Le mémo est **«\u00a0Anniversaire\u00a0»**. Prise de Galaxy.');
  assert.equal(say({}, 'kept'), 'Le mémo est **«\u00a0Noël\u00a0»**. Gardée, de PC.');
  assert.equal(say({}, 'deleted'), 'Réglé par la suppression.');
  assert.equal(say({ kept: null }, 'taken'), 'Reprise.');
  assert.equal(say({ kept: null }, 'kept'), 'Laissée de côté.');
});

test('conflicts stand under the sync that brought them, those of none at their own place', () => {
  const at = (noticedMs: number | null, id: string): ConflictView => ({ ...conflictOf({}, {}), noticedMs, id });
  const groups = groupConflicts([at(9, 'a'), at(null, 'b'), at(9, 'c')]);
  assert.deepEqual(groups.map(({ noticedMs, conflicts }) => [noticedMs, conflicts.map(({ id }) => id)]),
    [[9, ['a', 'c']], [null, ['b']]]);
});

test('money, days and states are told as such, and an unknown column as a detail', () => {
  const conflict = conflictOf({
    fields: [
      { name: 'amount', value: { kind: 'money', amount: toCents(-4990), currency: euro } },
      { name: 'day', value: { kind: 'day', day: toDay(20_781) } },
      { name: 'status', value: { kind: 'status', status: 'cleared' } },
      { name: 'closed', value: { kind: 'yes-no', isYes: true } },
      { name: 'of_a_later_version', value: { kind: 'text', text: 'x' } },
    ],
  }, {});
  const said = sideSentences(conflictMessages.fr, 'fr', conflict, 'kept').join(' ');
  assert.match(said, /\u221249,90\u00a0€/);
  assert.match(said, /24\/11\/2026/);
  assert.match(said, /pointée/);
  assert.match(said, /oui/);
  assert.match(said, /Un détail interne/);
  assert.equal(conflictHeading(conflictMessages.fr, conflict), 'Plusieurs valeurs différentes');
});
