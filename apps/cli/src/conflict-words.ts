/** A conflict as the command line tells it: both sides, and how it was settled. */
import type { Conflict, ConflictSide } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { CommandContext } from './command.ts';
import { formatMoment } from './messages/number-format.ts';
import type { RecordWords } from './record-words.ts';

export interface ToldConflict {
  /** From 1, as the list of open conflicts has it; null for one that is settled. */
  readonly number: number | null;
  readonly id: string;
  readonly kind: string;
  readonly record: string;
  readonly title: string;
  /** Those in which the two sides differ. */
  readonly fields: readonly { readonly name: string; readonly kept: string; readonly setAside: string }[];
  /** Null where the book does not hold the record. */
  readonly kept: (ToldSide & { readonly isDeleted: boolean }) | null;
  readonly setAside: ToldSide & { readonly isDeleted: boolean };
  readonly settled: (ToldSide & { readonly how: string }) | null;
}

interface ToldSide {
  readonly device: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export function tellConflict(conflict: Conflict, number: number | null, words: RecordWords): ToldConflict {
  const { id, kind, recordId, columns, kept, setAside, settled, isKeptDeleted, isSetAsideDeleted } = conflict;
  const fields = columns.map((name) => ({
    name, kept: kept === undefined ? '' : words.value(kind, name, kept.values),
    setAside: words.value(kind, name, setAside.values),
  })).filter((field) => field.kept !== field.setAside);
  return {
    number, id: recordIdToText(id), kind: kind.name, record: recordIdToText(recordId),
    title: words.title(kind, (kept ?? setAside).values), fields,
    kept: kept === undefined ? null : { ...tellSide(kept), isDeleted: isKeptDeleted },
    setAside: { ...tellSide(setAside), isDeleted: isSetAsideDeleted },
    settled: settled === undefined ? null : { ...tellSide(settled), how: settled.how },
  };
}

export function printConflict(context: CommandContext, conflict: Conflict, told: ToldConflict): void {
  const { output, catalogue: { keeping, report } } = context;
  const number = told.number === null ? '' : `${told.number}. `;
  output.line(`${number}${report.recordKind[told.kind] ?? told.kind} · ${told.title}`);
  const { kept, isKeptDeleted, isSetAsideDeleted, setAside, settled } = conflict;
  const keptHeading = kept === undefined
    ? keeping.goneSide
    : `${isKeptDeleted ? keeping.deletedSide : report.kept} (${sideWords(context, kept)})`;
  const setAsideHeading =
    `${isSetAsideDeleted ? keeping.deletedSide : report.setAside} (${sideWords(context, setAside)})`;
  output.table([
    { heading: '', align: 'left' },
    { heading: keptHeading, align: 'left', widthMax: 60 },
    { heading: setAsideHeading, align: 'left', widthMax: 60 },
  ], told.fields.map((field) => [`  ${report.field[field.name] ?? field.name}`, field.kept, field.setAside]));
  if (settled !== undefined) {
    output.line(`  ${keeping.settledBy(keeping.settledAs[settled.how], settled.device ?? report.unknownDevice,
      formatMoment(settled.wallMs, context.language))}`);
  }
  output.line(`  ${told.id}`);
  output.line('');
}

function tellSide({ device, wallMs }: Pick<ConflictSide, 'device' | 'wallMs'>): ToldSide {
  return { device: device ?? null, at: new Date(wallMs).toISOString() };
}

function sideWords(
  { catalogue: { report }, language }: CommandContext, { device, wallMs }: Pick<ConflictSide, 'device' | 'wallMs'>,
): string {
  return `${device ?? report.unknownDevice}, ${formatMoment(wallMs, language)}`;
}
