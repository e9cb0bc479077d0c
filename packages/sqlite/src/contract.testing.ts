/** What the SQLite port promises, as cases that every driver runs on real files of its platform. */
import type { ContractCase } from './contract-case.testing.ts';
import { sqlCases } from './contract-sql.testing.ts';
import { transactionCases } from './contract-transactions.testing.ts';
import { valueCases } from './contract-values.testing.ts';

export const sqliteContract: readonly ContractCase[] = [...valueCases, ...sqlCases, ...transactionCases];
