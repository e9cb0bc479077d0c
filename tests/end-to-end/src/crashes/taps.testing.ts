/**
 * Tells of every step that this process takes towards its files: each SQL statement on any database, each call of the
 * file system that writes. Between two of them no file changes, so that a kill at any moment leaves what stands after
 * one of them, or, of the bytes that it writes, a part.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

export interface Step {
  readonly name: string;
  /** Within a transaction: what it writes is in memory, or beyond the end of what the log holds for readers. */
  readonly isInTransaction: boolean;
}

type Method = (this: object, ...parameters: unknown[]) => unknown;
type Methods = Record<string, Method>;

const fileCalls = [
  'writeSync', 'writeFileSync', 'renameSync', 'rmSync', 'copyFileSync', 'mkdirSync', 'utimesSync', 'openSync',
  'fsyncSync',
] as const;

/** Calls `onStep` after each step until the returned function is called. */
export function tapSteps(onStep: (step: Step) => void): () => void {
  const databaseOfStatement = new WeakMap<object, DatabaseSync>();
  const undo: (() => void)[] = [];
  const replace = (target: Methods, name: string, make: (original: Method) => Method): void => {
    const original = target[name];
    if (original === undefined) throw new Error(`there is no ${name}`);
    target[name] = make(original);
    undo.push(() => void (target[name] = original));
  };
  const tellDatabase = (database: DatabaseSync, name: string): void => {
    onStep({ name, isInTransaction: database.isOpen && database.isTransaction });
  };
  const databases = methodsOf(DatabaseSync.prototype);
  for (const name of ['exec', 'close']) {
    replace(databases, name, (original) => function tapped(...parameters) {
      const result = original.apply(this, parameters);
      const [sql] = parameters;
      if (this instanceof DatabaseSync) tellDatabase(this, typeof sql === 'string' ? sql : name);
      return result;
    });
  }
  replace(databases, 'prepare', (original) => function tapped(...parameters) {
    const statement = original.apply(this, parameters);
    if (this instanceof DatabaseSync && statement instanceof StatementSync) databaseOfStatement.set(statement, this);
    return statement;
  });
  for (const name of ['run', 'get', 'all']) {
    replace(methodsOf(StatementSync.prototype), name, (original) => function tapped(...parameters) {
      const result = original.apply(this, parameters);
      const database = databaseOfStatement.get(this);
      if (database !== undefined && this instanceof StatementSync) tellDatabase(database, this.sourceSQL);
      return result;
    });
  }
  for (const name of fileCalls) {
    replace(methodsOf(fs), name, (original) => function tapped(...parameters) {
      const result = original.apply(this, parameters);
      onStep({ name: `${name} ${String(parameters[0])}`, isInTransaction: false });
      return result;
    });
  }
  syncBuiltinESMExports();
  return () => {
    for (const each of undo) each();
    syncBuiltinESMExports();
  };
}

function methodsOf(target: object): Methods {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only functions of it are looked up by name
  return target as Methods;
}
