/**
 * A database whose program may die, or whose disk may be full, at any statement: the port of `@tandem/sqlite` around a
 * real one. A statement, a COMMIT and the moment after it are one point each.
 */
import { SqliteError, type SqliteDatabase, type SqliteStatement, type SqlRow, type SqlValue } from '@tandem/sqlite';

export type Mishap =
  /** The program dies at its point number `at`, from 0, after the mishap was armed. */
  | { readonly kind: 'kill'; readonly at: number }
  /** From that point on nothing can be written. */
  | { readonly kind: 'full'; readonly at: number };

/** The program is dead: no code of it runs any more, and nothing that it still says is heard. */
export class Killed extends Error {}

/** What the databases of one program have in common. */
export class ProgramLife {
  isDead = false;
  /** At some time since it began. */
  wasDiskFull = false;
  #mishap: Mishap | undefined;
  #points = 0;
  readonly #tearsTransactions: boolean;

  /** `tearsTransactions`: a kill keeps what its transaction wrote so far, to see the oracle notice. */
  constructor(tearsTransactions: boolean) {
    this.#tearsTransactions = tearsTransactions;
  }

  /** How many points it has passed since a mishap was armed last. */
  get points(): number {
    return this.#points;
  }

  arm(mishap: Mishap): void {
    this.#mishap = mishap;
    this.#points = 0;
  }

  disarm(): void {
    this.#mishap = undefined;
  }

  /** Work that nothing befalls. */
  suspend<Value>(work: () => Value): Value {
    const mishap = this.#mishap;
    this.#mishap = undefined;
    try {
      return work();
    } finally {
      this.#mishap = mishap;
    }
  }

  /** `tear` commits what the open transaction has written. */
  pass(isWrite: boolean, tear: () => void): void {
    if (this.isDead) throw new Killed();
    const mishap = this.#mishap;
    if (mishap === undefined) return;
    const isNow = this.#points++ >= mishap.at;
    if (isNow && mishap.kind === 'kill') {
      this.isDead = true;
      if (this.#tearsTransactions) tear();
      throw new Killed();
    }
    if (isNow && mishap.kind === 'full') {
      this.wasDiskFull ||= isWrite;
      if (isWrite) throw new SqliteError('full', 'the simulated disk is full', undefined);
    }
  }
}

export class FaultyDatabase implements SqliteDatabase {
  readonly #inner: SqliteDatabase;
  readonly #life: ProgramLife;
  readonly #statements = new Map<string, SqliteStatement>();
  #isInTransaction = false;

  constructor(inner: SqliteDatabase, life: ProgramLife) {
    this.#inner = inner;
    this.#life = life;
  }

  get isReadOnly(): boolean {
    return this.#inner.isReadOnly;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#inner.prepare(sql);
    const isWrite = /^\s*(?:INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|REPLACE)|\b(?:INSERT INTO|DELETE FROM)\b/.test(sql);
    const pass = (): void => this.#pass(isWrite);
    const faulty: SqliteStatement = {
      run: (...parameters: SqlValue[]): number => (pass(), statement.run(...parameters)),
      get: (...parameters: SqlValue[]): SqlRow | undefined => (pass(), statement.get(...parameters)),
      all: (...parameters: SqlValue[]): SqlRow[] => (pass(), statement.all(...parameters)),
    };
    this.#statements.set(sql, faulty);
    return faulty;
  }

  exec(sql: string): void {
    this.#pass(true);
    this.#inner.exec(sql);
  }

  transaction<Value>(work: () => Value): Value {
    this.#pass(true);
    const value = this.#inner.transaction(() => this.#within(work));
    this.#pass(false);
    return value;
  }

  readTransaction<Value>(work: () => Value): Value {
    this.#pass(false);
    return this.#inner.readTransaction(work);
  }

  close(): void {
    this.#inner.close();
  }

  #within<Value>(work: () => Value): Value {
    this.#isInTransaction = true;
    try {
      const value = work();
      this.#pass(true);
      return value;
    } finally {
      this.#isInTransaction = false;
    }
  }

  #pass(isWrite: boolean): void {
    this.#life.pass(isWrite, () => {
      if (this.#isInTransaction) this.#inner.exec('COMMIT');
    });
  }
}
