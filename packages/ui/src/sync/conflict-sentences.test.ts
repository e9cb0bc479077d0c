import type { ConflictSideView, ConflictView } from '@tandem/contract';
import { parseCurrency, toCents, toDay } from '@tandem/ledger';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictMessages } from '../messages/conflict-messages.ts';
import { conflictHeading, sideSentences } from './conflict-sentences.ts';

const euro = parseCurrency('EUR');
assert(euro !== undefined);

function conflictOf(kept: Partial<ConflictSideView>, setAside: Partial<ConflictSideView>): ConflictView {
  const side = { fields: [], isDeleted: false, device: null, wallMs: 0 };
  return {
    id: '1', recordKind: 'entry', recordId: '2', accountId: null,
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
  assert.deepEqual(sideSentences(conflictMessages.en, 'en', conflict, 'setAside'), ['**Deleted** here.']);
  assert.match(sideSentences(conflictMessages.en, 'en', conflict, 'kept')[0] ?? '', /kept/);
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
