/** The register of one account. */
import type { AccountsView, Id, RegisterRowView, RegisterView as Register } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { Slot } from '../shell/slot.ts';
import type { ChosenEntries } from '../shell/status-bar.tsx';
import type { EntryForm } from './entry-form.ts';
import { RegisterBody } from './register-body.tsx';
import { RegisterHead } from './register-head.tsx';
import './register.css';

/** What the menu and the keys of the window ask of it. */
export interface RegisterHandle {
  readonly newEntry: () => void;
  readonly newTransfer: () => void;
  readonly duplicate: () => void;
  readonly deleteChosen: () => void;
  readonly clearChosen: () => void;
  readonly selectAll: () => void;
  /** Before something else takes its place: at once, or once a changed row is saved; not where that cannot be. */
  readonly leave: (act: () => void) => void;
}

export interface RegisterViewProps {
  readonly slot: Slot<RegisterHandle>;
  readonly accountId: Id;
  readonly accounts: AccountsView;
  readonly today: Day;
  readonly drafts: Map<Id, EntryForm>;
  /** An entry to go to. */
  readonly target: Pick<RegisterRowView, 'entryId' | 'leg' | 'day'> | undefined;
  /** Whatever had the focus before. */
  readonly takesFocus: boolean;
  readonly onChosen: (chosen: ChosenEntries | undefined) => void;
  readonly onImport: () => void;
  readonly onReceive: () => void;
}

export interface LoadedRegisterProps extends RegisterViewProps {
  readonly register: Register;
}

/** Its caller gives it the account as key: another account is another register. */
export function RegisterView(props: RegisterViewProps): ReactNode {
  const { register: texts } = useTexts();
  const register = useQuery('register', { accountId: props.accountId });
  if (register === undefined) return <section className="register" aria-busy="true" />;
  if (register === null) return <p className="register-notice">{texts.accountGone}</p>;
  return (
    <section className="register" aria-label={register.account.name}>
      <RegisterHead account={register.account} projectedDay={register.projectedDay} today={props.today} />
      <RegisterBody {...props} register={register} />
    </section>
  );
}
