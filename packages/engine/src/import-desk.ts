/**
 * The import of a bank's file, from the file to the entries. The file and the user's choices are kept; what they would
 * do is planned anew whenever the book has changed, so that the preview is never of another book.
 */
import type { CommandParameters, CommandResults, EngineFailure, ImportView, Outcome } from '@tandem/contract';
import { findFittingStatement, hasPositiveDebits, parseOfx, writeImport, type BankFile } from '@tandem/formats';
import {
  entryKind, failure, listAccounts, readAccount, success, type Account, type AccountId, type Currency, type Result,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { base64ToBytes } from './base64.ts';
import type { BookDesk } from './book-desk.ts';
import { firstCurrency, type BookReading } from './book-reading.ts';
import { ChangeRecorder } from './edit-history.ts';
import { guardStorage } from './engine-failure.ts';
import { textToId } from './id-text.ts';
import { previewImport, type ImportChoices, type ImportPreview, type LineChoice } from './import-preview.ts';

interface OpenImport extends ImportChoices {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of statements that name none. */
  readonly currency: Currency;
}

type Done = Outcome<{ readonly isDone: true }>;

export class ImportDesk {
  readonly #desk: BookDesk;
  #open: OpenImport | undefined;
  #previewed: {
    readonly of: OpenImport; readonly reading: BookReading; readonly preview: ImportPreview | undefined;
  } | undefined;

  constructor(desk: BookDesk) {
    this.#desk = desk;
  }

  view(): ImportView | null {
    const open = this.#open;
    const reading = this.#desk.read();
    const statement = open?.file.statements[open.statement];
    if (open === undefined || reading === undefined || statement === undefined) return null;
    const days = statement.lines.map(({ day }) => day).toSorted((left, right) => left - right);
    const preview = this.#preview(open, reading);
    return {
      fileName: open.fileName,
      statements: open.file.statements.map(({ account, currency, lines }) =>
        ({ maskedNumber: account.maskedNumber, currency, lines: lines.length })),
      statement: open.statement, accountId: open.accountId, hasPositiveDebits: hasPositiveDebits(statement),
      isNegated: open.isNegated, firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null,
      lines: preview?.lines ?? [], balances: preview?.balances ?? null,
    };
  }

  read({ fileName, base64, accountId }: CommandParameters<'read-bank-file'>): Done {
    const reading = this.#desk.read();
    const bytes = base64ToBytes(base64);
    if (bytes === undefined) return failure({ kind: 'bad-request' });
    if (reading === undefined) {
      // Nobody should make a book for a file that cannot go into it.
      const file = readFile(fileName, bytes, firstCurrency);
      return file.ok ? failure({ kind: 'no-book' }) : file;
    }
    const named = accountId === null ? undefined : readAccount(reading.database, textToId<AccountId>(accountId));
    const currency = named?.currency ?? reading.currency;
    const file = readFile(fileName, bytes, currency);
    if (!file.ok) return file;
    const account = named ?? findOnlyAccount(reading, file.value);
    return this.#choose(reading, {
      fileName, bytes, currency, file: file.value, isNegated: false, lines: new Map(),
      accountId: account === undefined ? null : recordIdToText(account.id),
      statement: account === undefined ? 0 : findFittingStatement(file.value.statements, account) ?? 0,
    });
  }

  choose({ accountId, statement, isNegated }: CommandParameters<'choose-import'>): Done {
    const open = this.#open;
    const reading = this.#desk.read();
    if (open === undefined || reading === undefined) return failure({ kind: 'no-import' });
    const currency = accountId === null ? open.currency : reading.accounts.get(accountId)?.currency ?? open.currency;
    const file = currency === open.currency ? success(open.file) : readFile(open.fileName, open.bytes, currency);
    if (!file.ok) return file;
    const isSame = open.accountId === accountId && open.statement === statement && open.isNegated === isNegated;
    const lines = isSame ? open.lines : new Map<number, LineChoice>();
    return this.#choose(reading, { ...open, currency, file: file.value, accountId, statement, isNegated, lines });
  }

  setLine({ index, isTaken, categoryId }: CommandParameters<'set-import-line'>): Done {
    const open = this.#open;
    const reading = this.#desk.read();
    if (open === undefined || reading === undefined) return failure({ kind: 'no-import' });
    const line = this.#preview(open, reading)?.lines[index];
    if (line === undefined || (categoryId !== null && !reading.categories.has(categoryId))) {
      return failure({ kind: 'bad-request' });
    }
    this.#open = { ...open, lines: new Map([...open.lines, [index, { isTaken, categoryId }]]) };
    this.#desk.news.tellAtOnce('import');
    return success({ isDone: true });
  }

  write(): Outcome<CommandResults['write-import']> {
    const open = this.#open;
    const reading = this.#desk.read();
    const preview = open === undefined || reading === undefined ? undefined : this.#preview(open, reading);
    if (open?.accountId === undefined || open.accountId === null || reading === undefined || preview === undefined) {
      return failure({ kind: 'no-import' });
    }
    const { accountId } = open;
    const written = guardStorage(() => success({ accountId, ...this.#write(reading, preview) }));
    this.#desk.forgetReading();
    if (written.ok) {
      this.#forget();
      this.#desk.news.tellAtOnce('book', 'history', 'import');
    }
    return written;
  }

  close(): void {
    this.#forget();
    this.#desk.news.tellAtOnce('import');
  }

  #write({ book, database }: BookReading, { plan, categoryByEntry }: ImportPreview) {
    const recorder = new ChangeRecorder(database);
    for (const { action, id } of plan.lines) {
      if (action.kind === 'confirms') recorder.touch(entryKind, action.entryId);
      if (action.kind === 'add') recorder.made(entryKind, id);
    }
    const { added, confirmed } = writeImport(book, this.#desk.platform.wallMs(), plan, categoryByEntry);
    this.#desk.history.add('import', recorder.changes());
    return { added, confirmed };
  }

  /** What cannot be planned is refused, and the choice before it stays. */
  #choose(reading: BookReading, chosen: OpenImport): Done {
    const previewed = previewImport(reading, chosen);
    if (!previewed.ok) return previewed;
    this.#open = chosen;
    this.#previewed = { of: chosen, reading, preview: previewed.value };
    this.#desk.news.tellAtOnce('import');
    return success({ isDone: true });
  }

  /** Undefined while no account is chosen, and where the chosen one does not take the file any more. */
  #preview(open: OpenImport, reading: BookReading): ImportPreview | undefined {
    const known = this.#previewed;
    if (known?.of === open && known.reading === reading) return known.preview;
    const previewed = previewImport(reading, open);
    const preview = previewed.ok ? previewed.value : undefined;
    this.#previewed = { of: open, reading, preview };
    return preview;
  }

  #forget(): void {
    this.#open = undefined;
    this.#previewed = undefined;
  }
}

function readFile(fileName: string, bytes: Uint8Array, currency: Currency): Result<BankFile, EngineFailure> {
  const file = parseOfx(bytes, currency);
  return file.ok ? file : failure({ kind: 'bank-file', fileName, error: file.error });
}

/** The one open account that any statement of the file may belong to. */
function findOnlyAccount(reading: BookReading, { statements }: BankFile): Account | undefined {
  const open = listAccounts(reading.database).filter(({ isClosed }) => !isClosed);
  const [only] = open;
  return open.length === 1 && statements.some(({ currency }) => currency === only?.currency) ? only : undefined;
}
