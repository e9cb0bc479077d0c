/** What is wrong with a field, or with saving, in words. */
import type { Currency } from '@tandem/ledger';
import { describeFailure, formatMoney, useLanguage, useTexts } from '@tandem/ui';
import type { EntryFault } from './entry-reading.ts';
import type { SaveFailure } from './save-entry.ts';

export function useFaultText(currency: Currency): (fault: EntryFault) => string {
  const { register: { faults } } = useTexts();
  const language = useLanguage();
  function missingAmount(field: EntryFault['field']): string {
    switch (field) {
      case 'other-amount': return faults.otherAmount;
      case 'split-amount': return faults.splitAmountMissing;
      default: return faults.amountMissing;
    }
  }
  return ({ field, fault }) => {
    switch (fault.kind) {
      case 'amount-empty': return missingAmount(field);
      case 'amount-unreadable': return faults.amountUnreadable;
      case 'amount-decimals': return faults.amountDecimals(fault.decimalsMax);
      case 'amount-too-large': return faults.amountTooLarge;
      case 'date': return faults.date;
      case 'category': return faults.category;
      case 'transfer-account': return faults.transferAccount;
      case 'transfer-one-way': return faults.transferOneWay;
      case 'split-rest': return faults.splitRest(formatMoney(fault.rest, currency, language));
    }
  };
}

/** Of an entry that stays on screen. */
export function useRefusalText(): (failure: SaveFailure) => string {
  const texts = useTexts();
  return (failure) => failure.kind === 'disk-full' ? texts.register.faults.diskFull : describeFailure(texts, failure);
}
