/** What the other account of a transfer gets, asked for where its currency is another one. */
import { useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { AmountCell } from './amount-cell.tsx';
import type { EntryEditing } from './use-entry-editing.ts';

interface OtherAmountLineProps {
  readonly editing: EntryEditing;
  readonly faultId: string | undefined;
}

export function OtherAmountLine({ editing, faultId }: OtherAmountLineProps): ReactNode {
  const { register } = useTexts();
  const { form, context, format, update } = editing;
  const chosen = form.category.kind === 'choice' ? form.category.chosen : null;
  const account = chosen?.kind === 'account' ? context.accounts.find(({ id }) => id === chosen.id) : undefined;
  if (account === undefined || account.currency === context.account.currency) return null;
  const label = register.fields.otherAmount(account.name, account.currency);
  return (
    <div className="entry-editor-other" role="row">
      <span role="gridcell" className="entry-editor-other-label">{label}</span>
      <span role="gridcell" className="entry-editor-other-amount">
        <AmountCell label={label} value={form.otherAmount} currency={account.currency} fieldName="other-amount"
          faultId={faultId} format={format} onChange={(otherAmount) => update((form) => ({ ...form, otherAmount }))} />
      </span>
    </div>
  );
}
