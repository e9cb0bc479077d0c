/** What stands over a group of accounts: the user's own word, or that of their kind. */
import type { AccountGroup } from '@tandem/contract';
import type { Texts } from '@tandem/ui';

export function accountGroupName({ name, kind }: AccountGroup, { accounts }: Texts): string {
  return name ?? accounts.groups[kind];
}
