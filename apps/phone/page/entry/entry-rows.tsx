/** The fields under the amount, each a row that opens its sheet. */
import type { AccountView } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { formatDay, formatMoney, Icon, useLanguage, useQuery, useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import type { SheetName } from '../navigation/route.ts';
import type { EntryForm } from './entry-form.ts';
import type { KnownAccount } from './last-account.ts';
import { decimalMark } from './shown-amount.ts';
import { amountToTyped, sumOf } from './typed-amount.ts';
import './entry-rows.css';

export interface EntryRowsProps {
  readonly form: EntryForm;
  readonly account: AccountView | KnownAccount | undefined;
  readonly other: AccountView | KnownAccount | undefined;
  readonly today: Day;
  readonly onOpen: (sheet: SheetName) => void;
  readonly onChange: (changes: Partial<EntryForm>) => void;
}

export function EntryRows({ form, account, other, today, onOpen, onChange }: EntryRowsProps): ReactNode {
  const { phoneEntry } = useTexts();
  const methods = useQuery('methods', {});
  const isTransfer = form.kind === 'transfer';
  const hasTwoCurrencies = isTransfer && account !== undefined && other !== undefined
    && account.currency !== other.currency;
  return (
    <div className="entry-rows">
      {!isTransfer && form.lines === null && (
        <FieldRow label={phoneEntry.category} onPress={() => onOpen('category')}>
          <Value text={form.category.path} placeholder={phoneEntry.noCategory} />
        </FieldRow>
      )}
      {!isTransfer && form.lines !== null && (
        <FieldRow label={phoneEntry.category} onPress={() => onOpen('split')}>
          <Icon name="split" size={16} />
          <Value text={phoneEntry.splitLines(form.lines.length)} placeholder="" />
        </FieldRow>
      )}
      <FieldRow
        label={isTransfer ? phoneEntry.fromAccount : phoneEntry.account} onPress={() => onOpen('account')}
      >
        <AccountValue account={account} />
      </FieldRow>
      {isTransfer && (
        <FieldRow label={phoneEntry.toAccount} onPress={() => onOpen('other-account')}>
          <AccountValue account={other} />
        </FieldRow>
      )}
      {hasTwoCurrencies && (
        <ArrivingRow
          text={form.otherAmountText} currency={other.currency}
          onChange={(otherAmountText) => onChange({ otherAmountText })}
        />
      )}
      <FieldRow label={phoneEntry.date} onPress={() => onOpen('date')}>
        <DateValue day={form.day} today={today} />
      </FieldRow>
      {form.methodId !== null && (
        <FieldRow label={phoneEntry.method} onPress={() => onOpen('method')}>
          <Value text={methods?.find(({ id }) => id === form.methodId)?.name ?? ''} placeholder={phoneEntry.noMethod} />
        </FieldRow>
      )}
      {form.memo !== '' && (
        <FieldRow label={phoneEntry.memo} onPress={() => onOpen('memo')}>
          <Value text={form.memo} placeholder="" />
        </FieldRow>
      )}
    </div>
  );
}

interface FieldRowProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function FieldRow({ label, onPress, children }: FieldRowProps): ReactNode {
  return (
    <button type="button" className="entry-row" onClick={onPress}>
      <span className="entry-row__label">{label}</span>
      <span className="entry-row__value">{children}</span>
      <Icon name="chevron-right" size={16} />
    </button>
  );
}

function Value({ text, placeholder }: { readonly text: string; readonly placeholder: string }): ReactNode {
  return text === ''
    ? <span className="entry-row__empty">{placeholder}</span>
    : <span className="entry-row__text" title={text}>{text}</span>;
}

function AccountValue({ account }: { readonly account: AccountView | KnownAccount | undefined }): ReactNode {
  const { phoneEntry } = useTexts();
  const language = useLanguage();
  return (
    <>
      <Value text={account?.name ?? ''} placeholder={phoneEntry.chooseAccount} />
      {account !== undefined && account.real !== null && (
        <span className="entry-row__note">{formatMoney(account.real, account.currency, language)}</span>
      )}
    </>
  );
}

function DateValue({ day, today }: { readonly day: Day | null; readonly today: Day }): ReactNode {
  const { phoneEntry } = useTexts();
  const shown = day ?? today;
  const name = shown === today ? phoneEntry.today : shown === today - 1 ? phoneEntry.yesterday : undefined;
  if (name === undefined) return <Value text={formatDay(shown)} placeholder="" />;
  return (
    <>
      <Value text={name} placeholder="" />
      <span className="entry-row__aside">{formatDay(shown)}</span>
    </>
  );
}

interface ArrivingRowProps {
  readonly text: string;
  readonly currency: AccountView['currency'];
  readonly onChange: (text: string) => void;
}

/** Between currencies nobody but the bank knows what arrives. */
function ArrivingRow({ text, currency, onChange }: ArrivingRowProps): ReactNode {
  const { phoneEntry } = useTexts();
  const mark = decimalMark(useLanguage());
  return (
    <label className="entry-row">
      <span className="entry-row__label">{phoneEntry.arriving}</span>
      <input
        className="entry-row__input" inputMode="decimal" value={text.replaceAll(',', mark)} maxLength={20}
        onChange={({ target }) => onChange(target.value.replaceAll('.', ',').replaceAll(/[^\d,]/g, ''))}
        onBlur={() => onChange(amountToTyped(sumOf(text, currency), currency) ?? '')}
      />
      <span className="entry-row__note">{currency}</span>
    </label>
  );
}
