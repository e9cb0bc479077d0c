import type { Id } from '@tandem/contract';
import { Button, EmptyState, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { AccountFormScreen } from './account-form-screen.tsx';

/** Null: a new one. */
export function EditAccountScreen({ accountId }: { readonly accountId: Id | null }): ReactNode {
  return accountId === null ? <AccountFormScreen account={null} /> : <KnownAccount accountId={accountId} />;
}

function KnownAccount({ accountId }: { readonly accountId: Id }): ReactNode {
  const { phone, accounts } = useTexts();
  const { back } = useNavigation();
  const register = useQuery('register', { accountId });
  if (register === undefined) return <Screen title={accounts.editTitle} leading="back">{null}</Screen>;
  if (register === null) {
    return (
      <Screen title={accounts.editTitle} leading="back">
        <EmptyState
          sentence={phone.register.gone} action={<Button kind="main" onClick={back}>{phone.back}</Button>}
        />
      </Screen>
    );
  }
  return <AccountFormScreen account={register.account} />;
}
