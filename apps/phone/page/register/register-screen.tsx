/** The entries of an account, newest first, under its three balances. */
import type { Id, RegisterView } from '@tandem/contract';
import {
  Button, EmptyState, formatCount, formatMoney, Icon, useLanguage, useQuery, useTexts,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { newEntryForm } from '../entry/form-store.ts';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton, Screen } from '../screen/screen.tsx';
import { formatDayOfMonth } from './day-names.ts';
import { RegisterList } from './register-list.tsx';
import { useRowSelection, type RowSelection } from './row-selection.ts';
import { SelectionActs } from './selection-acts.tsx';
import './register-screen.css';

export function RegisterScreen({ accountId }: { readonly accountId: Id }): ReactNode {
  const { phone, phoneList, accounts } = useTexts();
  const language = useLanguage();
  const { back, go } = useNavigation();
  const register = useQuery('register', { accountId });
  const selection = useRowSelection();
  const isChoosing = selection.rows.length > 0;
  if (register === null) {
    return (
      <Screen title={phone.accounts.title} leading="back">
        <EmptyState
          sentence={phone.register.gone} action={<Button kind="main" onClick={back}>{phone.back}</Button>}
        />
      </Screen>
    );
  }
  return (
    <Screen
      title={isChoosing ? phoneList.chosen(selection.rows.length, formatCount(selection.rows.length, language))
        : register?.account.name ?? ''}
      body="plain" {...(isChoosing ? { leading: 'close', onLeading: selection.clear } : { leading: 'back' })}
      actions={isChoosing ? undefined : (
        <>
          <BarButton icon="search" label={phone.search.title} onPress={() => go({ kind: 'search', accountId })} />
          <BarButton
            icon="edit" label={accounts.editTitle} onPress={() => go({ kind: 'account-form', accountId })}
          />
        </>
      )}
      footer={isChoosing ? <SelectionActs selection={selection} currency={register?.account.currency} /> : (
        <Button
          kind="main" icon="plus"
          onClick={() => {
            newEntryForm.change({ accountId });
            go({ kind: 'entry' });
          }}
        >
          {phone.register.newEntry}
        </Button>
      )}
    >
      {register !== undefined && <Register register={register} selection={selection} />}
    </Screen>
  );
}

interface RegisterProps {
  readonly register: RegisterView;
  readonly selection: RowSelection;
}

function Register({ register, selection }: RegisterProps): ReactNode {
  const { phone } = useTexts();
  // Folded, they would leave nothing to see where there is nothing else.
  const [isUpcomingShown, setIsUpcomingShown] = useState(register.firstUpcoming === 0);
  const upcoming = register.rows - register.firstUpcoming;
  return (
    <div className="register">
      <Balances register={register} />
      {upcoming > 0 && (
        <Upcoming
          register={register} count={upcoming} isShown={isUpcomingShown}
          onToggle={() => setIsUpcomingShown((was) => !was)}
        />
      )}
      {register.rows === 0
        ? <EmptyState sentence={phone.register.empty} />
        : (
          <RegisterList
            account={register.account} selection={selection}
            count={isUpcomingShown ? register.rows : register.firstUpcoming}
          />
        )}
    </div>
  );
}

function Balances({ register: { account, projectedDay } }: { readonly register: RegisterView }): ReactNode {
  const { phone: { register: words } } = useTexts();
  const language = useLanguage();
  const money = (amount: number): string => formatMoney(amount, account.currency, language);
  return (
    <dl className="register__balances">
      <div className="register__balance">
        <dt className="register__balance-name">{words.cleared}</dt>
        <dd className="register__balance-figure">{money(account.cleared)}</dd>
      </div>
      <div className="register__balance register__balance--real">
        <dt className="register__balance-name">{words.real}</dt>
        <dd className={account.isBelowLimit
          ? 'register__balance-figure register__balance-figure--bad'
          : 'register__balance-figure'}
        >
          {money(account.real)}
        </dd>
      </div>
      <div className="register__balance register__balance--projected">
        <dt className="register__balance-name">{words.projected(formatDayOfMonth(projectedDay))}</dt>
        <dd className="register__balance-figure">{money(account.projected)}</dd>
      </div>
    </dl>
  );
}

interface UpcomingProps {
  readonly register: RegisterView;
  readonly count: number;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

function Upcoming({ register: { account, rows }, count, isShown, onToggle }: UpcomingProps): ReactNode {
  const { phone: { register: words } } = useTexts();
  const language = useLanguage();
  const newest = useQuery('register-rows', { accountId: account.id, offset: rows - 1, limit: 1 }, { keep: true });
  const last = newest?.rows[0];
  if (last === undefined) return null;
  return (
    <button type="button" className="register__upcoming" aria-expanded={isShown} onClick={onToggle}>
      <Icon name="calendar" size={16} />
      <span className="register__upcoming-words">
        {words.upcoming(count, formatCount(count, language), formatDayOfMonth(last.day))}
      </span>
      <span className="register__upcoming-sum">
        {formatMoney(last.balance - account.real, account.currency, language, { sign: 'always' })}
      </span>
      <Icon name={isShown ? 'chevron-up' : 'chevron-down'} size={16} />
    </button>
  );
}
