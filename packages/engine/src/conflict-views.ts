/** What two devices wrote differently, in values that a screen can show, and a person's answers. */
import type {
  CommandParameters, CommandResults, ConflictSideView, ConflictsView, ConflictView, Outcome,
} from '@tandem/contract';
import {
  canKeepBoth, canReopenConflict, countOpenConflicts, readOpenConflicts, readRecordName, readSettledConflicts,
  reopenConflict, settleConflicts, success, type Conflict, type ConflictSide,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookDesk } from './book-desk.ts';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';
import { accountOf, differingFields, setFields, titleOf } from './record-fields.ts';
import { yearBefore } from './year-before.ts';

/** More than anyone settles in one sitting; `openCount` tells how many there are. */
const openMax = 500;
const settledMax = 100;

export function readConflictViews(reading: BookReading, wallMs: number): ConflictsView {
  const { database } = reading;
  return {
    open: readOpenConflicts(database, openMax).map((conflict) => toView(reading, conflict)),
    openCount: countOpenConflicts(database),
    settled: readSettledConflicts(database, yearBefore(wallMs), settledMax)
      .map((conflict) => toView(reading, conflict)),
  };
}

export function settle(
  desk: BookDesk, { conflictIds, how }: CommandParameters<'settle-conflicts'>,
): Outcome<CommandResults['settle-conflicts']> {
  return desk.edit('settle-conflicts', (edit, recorder) => {
    const ids = [...new Set(conflictIds)].map((id) => textToId(id));
    const settled = settleConflicts(edit, ids, how, (kind, id) => recorder.touch(kind, id));
    return settled.ok ? success({ settled: settled.value }) : settled;
  });
}

export function reopen(
  desk: BookDesk, { conflictId }: CommandParameters<'reopen-conflict'>,
): Outcome<CommandResults['reopen-conflict']> {
  return desk.edit('reopen-conflict', (edit, recorder) => {
    const reopened = reopenConflict(edit, textToId(conflictId), (kind, id) => recorder.touch(kind, id));
    return reopened.ok ? success({ isDone: true }) : reopened;
  });
}

function toView(reading: BookReading, conflict: Conflict): ConflictView {
  const { id, kind, recordId, kept, setAside, noticedMs, settled, columns } = conflict;
  const values = (kept ?? setAside).values;
  const accountId = accountOf(kind, recordId, values);
  const fields = kept === undefined ? [] : differingFields(reading, columns, kept.values, setAside.values);
  const accountName = accountId === undefined ? undefined
    : readRecordName(reading.database, accountId, reading.language);
  return {
    id: recordIdToText(id), recordKind: kind.name, recordId: recordIdToText(recordId),
    title: titleOf(reading, kind, recordId, values),
    accountId: accountId === undefined ? null : recordIdToText(accountId),
    accountName: accountName ?? null,
    kept: kept === undefined ? null
      : toSide(kept, fields.map(({ name, left }) => ({ name, value: left })), conflict.isKeptDeleted),
    setAside: toSide(setAside, kept === undefined
      ? setFields(reading, kind, columns, setAside.values)
      : fields.map(({ name, right }) => ({ name, value: right })), conflict.isSetAsideDeleted),
    noticedMs: noticedMs ?? null,
    canKeepBoth: settled === undefined && canKeepBoth(conflict),
    settled: settled === undefined ? null : {
      how: settled.how, wallMs: settled.wallMs, device: settled.device ?? null,
      canReopen: canReopenConflict(reading.book, conflict),
    },
  };
}

function toSide({ device, wallMs }: ConflictSide, fields: ConflictSideView['fields'], isDeleted: boolean) {
  return { fields, isDeleted, device: device ?? null, wallMs };
}
