import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TemplateDraft, TemplateView } from '@tandem/contract';
import { parseCurrency, toCents, type Currency } from '@tandem/ledger';
import { emptyForm, type EntryForm } from '../entry/entry-form.ts';
import { formToTemplate, templateToForm } from './template-form.ts';

const idOf = (digit: string): string => digit.repeat(32);
const bakery = { id: idOf('a'), path: 'Alimentation : Boulangerie' };
const current = { id: idOf('1'), currency: currency('EUR') };
const dollars = { id: idOf('3'), currency: currency('USD') };
const currencyOf = (id: string | null): Currency => (id === dollars.id ? dollars.currency : current.currency);

function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  assert.ok(parsed);
  return parsed;
}

/** As the engine has it where nothing was deleted. */
function viewOf({ lines, amount, otherAmount, ...draft }: TemplateDraft): TemplateView {
  const cents = (value: number | null) => (value === null ? null : toCents(value));
  return {
    ...draft, id: idOf('f'), amount: cents(amount), otherAmount: cents(otherAmount),
    categoryPath: draft.categoryId === null ? '' : bakery.path,
    lines: lines?.map((line) => ({
      ...line, amount: toCents(line.amount), path: line.categoryId === null ? '' : bakery.path,
    })) ?? null,
  };
}

test('a form that becomes a template and is taken from it is the same form, but for its day', () => {
  const forms: readonly Partial<EntryForm>[] = [
    { amountText: '6,80', payee: 'Boulangerie', category: bakery, memo: 'pain', methodId: idOf('c') },
    { kind: 'income', amountText: '1800,00' },
    { amountText: '', payee: 'Kiosque', accountId: current.id },
    { kind: 'transfer', amountText: '100,00', otherAccountId: dollars.id, otherAmountText: '108,00' },
    { amountText: '3,00', lines: [
      { category: bakery, amountText: '1,00', memo: 'a' },
      { category: { id: null, path: '' }, amountText: '2,00', memo: '' },
    ] },
  ];
  for (const changes of forms) {
    const form: EntryForm = { ...emptyForm, ...changes };
    const other = form.otherAccountId === null ? undefined : dollars;
    const template = formToTemplate({ ...form, day: null }, 'Nom', { account: current, other });
    assert.deepEqual(templateToForm(viewOf(template), emptyForm, currencyOf), form);
  }
});

test('an amount that is typed stays, without the lines of another one; lines that do not sum up are not kept', () => {
  const lines = ['1,00', '2,00'].map((amountText) => ({ category: bakery, amountText, memo: '' }));
  const accounts = { account: current, other: undefined };
  const whole = viewOf(formToTemplate({ ...emptyForm, amountText: '3,00', lines }, 'Nom', accounts));
  const taken = templateToForm(whole, { ...emptyForm, amountText: '5' }, currencyOf);
  assert.deepEqual([taken.amountText, taken.lines], ['5', null]);
  assert.equal(formToTemplate({ ...emptyForm, amountText: '4,00', lines }, 'Nom', accounts).lines, null);
});
