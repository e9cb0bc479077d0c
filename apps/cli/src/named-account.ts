/** The account that a command line names. */
import { foldName, listAccounts, success, type Account, type Result } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { taskFailed, type Failure } from './failure.ts';

/** By id, by the exact name, or by the name whatever its case and accents where only one account has it. */
export function findAccount(database: SqliteDatabase, name: string): Result<Account, Failure> {
  const accounts = listAccounts(database);
  const exact = accounts.filter((account) => account.name === name || recordIdToText(account.id) === name);
  const folded = foldName(name);
  const found = exact.length > 0 ? exact : accounts.filter((account) => foldName(account.name) === folded);
  const [account, other] = found;
  if (account === undefined) {
    return taskFailed({ kind: 'no-such-account', name, known: accounts.map((known) => known.name) });
  }
  return other === undefined ? success(account) : taskFailed({ kind: 'several-accounts', name });
}
