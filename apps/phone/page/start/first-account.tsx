/** A book without an account: nothing can be entered before there is one. */
import { useQuery } from '@tandem/ui';
import type { ReactNode } from 'react';
import { AccountFormScreen } from '../accounts/account-form-screen.tsx';

export function FirstAccount(): ReactNode {
  const accounts = useQuery('accounts', {});
  return accounts === undefined ? null : <AccountFormScreen account={null} isFirst />;
}
