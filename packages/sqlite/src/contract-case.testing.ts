/** One case of the contract and what it expects by; no test framework, since it also runs in a Worker. */
import { SqliteError, type SqliteDatabase, type SqliteFailure, type SqlValue } from './index.ts';

export interface ContractOpenOptions {
  /** 'create' unless said. */
  readonly mode?: 'read-only' | 'read-write' | 'create';
  readonly pageCountMax?: number;
}

/** Opens the one file of the case, which is missing at first. The runner closes what the case leaves open. */
export type OpenContractDatabase = (options?: ContractOpenOptions) => SqliteDatabase;

export interface ContractCase {
  readonly name: string;
  run(openDatabase: OpenContractDatabase): void;
}

export function expectEqual(actual: unknown, expected: unknown): void {
  const [actualText, expectedText] = [toComparableText(actual), toComparableText(expected)];
  if (actualText !== expectedText) throw new Error(`expected ${expectedText}, got ${actualText}`);
}

export function expectFailure(failure: SqliteFailure, work: () => unknown): void {
  const error = expectThrow(work);
  if (!(error instanceof SqliteError)) throw new Error(`expected ${failure}, got ${String(error)}`, { cause: error });
  if (error.failure !== failure) {
    throw new Error(`expected ${failure}, got ${error.failure}: ${error.message}`, { cause: error });
  }
}

/** For bugs, which throw something that is no `SqliteError`. */
export function expectBug(messagePart: string, work: () => unknown): void {
  const error = expectThrow(work);
  if (error instanceof SqliteError || !(error instanceof Error) || !error.message.includes(messagePart)) {
    throw new Error(`expected a bug with "${messagePart}", got ${String(error)}`, { cause: error });
  }
}

export function expectThrow(work: () => unknown): unknown {
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    return error;
  }
  throw new Error(`expected a throw, got ${toComparableText(value)}`);
}

/** The one value of the one row. */
export function readValue(database: SqliteDatabase, sql: string, ...parameters: SqlValue[]): SqlValue | undefined {
  return database.prepare(sql).get(...parameters)?.[0];
}

/** JSON that tells -0 from 0, and a plain `Uint8Array` (by its constructor's name) from any other view of bytes. */
function toComparableText(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return { [part.constructor.name]: Array.from(part) };
    if (Object.is(part, -0)) return '-0';
    return part === undefined ? 'undefined' : part;
  });
  return text ?? 'undefined';
}
