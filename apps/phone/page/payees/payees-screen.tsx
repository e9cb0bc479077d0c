/** Every payee, found by its name, to be renamed, merged or deleted. */
import type { PayeeView } from '@tandem/contract';
import { EmptyState, formatCount, useLanguage, useQuery, useTexts, VirtualTable } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { FilterField, foldForFilter } from '../entry/sheets/picker.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import './payees-screen.css';

/** Of one line, in CSS pixels, before it is measured. */
const rowEstimate = 49;

export function PayeesScreen(): ReactNode {
  const { phoneNames: { payees: words } } = useTexts();
  const { go } = useNavigation();
  const payees = useQuery('payees', {});
  return (
    <Screen title={words.title} leading="back" body="plain">
      {payees?.length === 0
        ? <EmptyState sentence={words.empty} />
        : <PayeeList payees={payees ?? []} onChoose={({ id }) => go({ kind: 'payee', payeeId: id })} />}
    </Screen>
  );
}

export interface PayeeListProps {
  readonly payees: readonly PayeeView[];
  readonly onChoose: (payee: PayeeView) => void;
}

export function PayeeList({ payees, onChoose }: PayeeListProps): ReactNode {
  const { phoneNames } = useTexts();
  const language = useLanguage();
  const [text, setText] = useState('');
  const folded = foldForFilter(text.trim());
  const found = payees.filter(({ name }) => foldForFilter(name).includes(folded));
  return (
    <div className="payees">
      <FilterField label={phoneNames.payees.filter} text={text} onText={setText} />
      {found.length === 0 && text !== '' && <p className="payees__hint">{phoneNames.payees.nothing}</p>}
      <VirtualTable
        className="payees__list" bodyRole="list" role="group" aria-label={phoneNames.payees.title} count={found.length}
        estimate={rowEstimate}
        renderRow={(index) => {
          const payee = found[index];
          return payee === undefined ? null : (
            <div role="listitem" aria-setsize={found.length} aria-posinset={index + 1}>
              <button type="button" className="picker__line" onClick={() => onChoose(payee)}>
                <span className="picker__text">{payee.name}</span>
                <span className="picker__note">
                  {phoneNames.entries(payee.entries, formatCount(payee.entries, language))}
                </span>
              </button>
            </div>
          );
        }}
      />
    </div>
  );
}
