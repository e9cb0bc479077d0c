/** The lines into which an entry is split: each a category, an amount and a memo. */
import { toCents, type Currency } from '@tandem/ledger';
import { Button, formatMoney, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Screen } from '../../screen/screen.tsx';
import { ofKindFirst } from '../category-order.ts';
import { noCategory, splitGap, type EntryForm, type FormLine } from '../entry-form.ts';
import { amountToTyped, sumOf } from '../typed-amount.ts';
import { SplitLineFields } from './split-line-fields.tsx';
import '../../screen/system-field.css';
import './sheets.css';

const linesMax = 100;

export interface SplitSheetProps {
  readonly form: EntryForm;
  readonly currency: Currency | undefined;
  readonly onChange: (changes: Partial<EntryForm>) => void;
  readonly onClose: () => void;
}

export function SplitSheet({ form, currency, onChange, onClose }: SplitSheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const language = useLanguage();
  const categories = ofKindFirst(useQuery('categories', {}) ?? [], form.kind);
  const lines = form.lines ?? [{ category: form.category, amountText: form.amountText, memo: '' }];
  const setLines = (next: readonly FormLine[]): void => onChange({ lines: next });
  if (currency === undefined) return <Screen title={phoneEntry.split} leading="back">{null}</Screen>;
  const gap = splitGap({ ...form, lines }, currency);
  const total = sumOf(form.amountText, currency);
  return (
    <Screen
      title={phoneEntry.split} leading="back" hasNotice={false}
      footer={(
        <div className="sheet__foot">
          <p className={gap === 0 ? 'sheet__gap' : 'sheet__gap sheet__gap--open'} aria-live="polite">
            {gap === 0 ? phoneEntry.splitEven : phoneEntry.splitLeft(formatMoney(toCents(gap), currency, language))}
          </p>
          <Button kind="main" onClick={onClose}>{phoneEntry.done}</Button>
        </div>
      )}
    >
      {total !== undefined && (
        <p className="sheet__total">
          <span>{phoneEntry.splitTotal}</span>
          <span>{formatMoney(total, currency, language)}</span>
        </p>
      )}
      {lines.map((line, index) => (
        <SplitLineFields
          // A line has no name of its own; its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key -- lines are only added and removed, never sorted
          key={index} line={line} number={index + 1} categories={categories} currency={currency}
          onChange={(changed) => setLines(lines.map((other, place) => (place === index ? changed : other)))}
          onRemove={lines.length > 1 ? () => setLines(lines.filter((_, place) => place !== index)) : undefined}
        />
      ))}
      <div className="sheet__pair">
        <Button
          kind="plain" icon="plus" isDisabled={lines.length >= linesMax}
          onClick={() => setLines([...lines, {
            // What is left is the likeliest amount of the next line.
            category: noCategory, memo: '', amountText: gap === 0 ? '' : amountToTyped(toCents(gap), currency) ?? '',
          }])}
        >
          {phoneEntry.addLine}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            onChange({ lines: null, category: lines[0]?.category ?? noCategory });
            onClose();
          }}
        >
          {phoneEntry.stopSplitting}
        </Button>
      </div>
    </Screen>
  );
}
