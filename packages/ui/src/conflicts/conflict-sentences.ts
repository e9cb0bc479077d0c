/** What differs in a conflict, in sentences. `**word**` is set bold. */
import type { ConflictSideView, ConflictValue, ConflictView } from '@tandem/contract';
import type { Language } from '@tandem/ledger';
import { formatDay } from '../formatting/format-day.ts';
import { formatMoney } from '../formatting/format-number.ts';
import type { ConflictTexts } from '../messages/conflict-messages.ts';
import type { FieldTexts } from '../messages/field-messages.ts';

export type ConflictSideName = 'kept' | 'setAside';

/** Whose French name is feminine. */
const feminineKinds: ReadonlySet<string> = new Set(['entry', 'category', 'attachment']);

export function conflictHeading(texts: ConflictTexts, { kept, setAside }: ConflictView): string {
  if (kept === null) return texts.gone;
  if (kept.isDeleted !== setAside.isDeleted) return texts.deletedKept;
  const [first, ...others] = kept.fields;
  if (first === undefined) return texts.otherField.different;
  return others.length === 0 ? fieldTexts(texts, first.name).different : texts.severalDifferent;
}

export function sideSentences(
  texts: ConflictTexts, language: Language, conflict: ConflictView, name: ConflictSideName,
): readonly string[] {
  const side = conflict[name];
  if (side === null) return [texts.goneSentence];
  const other = conflict[name === 'kept' ? 'setAside' : 'kept'];
  const gender = feminineKinds.has(conflict.recordKind) ? 'feminine' : 'masculine';
  const device = side.device ?? texts.unknownDevice;
  if (side.isDeleted) return [texts.deleted(device, gender)];
  const sentences = valueSentences(texts, language, side);
  return other?.isDeleted === true ? [texts.alive(device, gender), ...sentences] : sentences;
}

function valueSentences(texts: ConflictTexts, language: Language, { fields }: ConflictSideView): readonly string[] {
  return fields.map(({ name, value }) =>
    texts.sentence(fieldTexts(texts, name), describeValue(texts, language, name, value)));
}

/** How it was settled, then the value that holds since. */
export function settledSentences(
  texts: ConflictTexts, language: Language, conflict: ConflictView,
): readonly string[] {
  const { kept, setAside, settled } = conflict;
  if (settled === null) return [];
  const { how } = settled;
  if (kept === null && how !== 'both') return [how === 'taken' ? texts.settled.takenBack : texts.settled.leftAside];
  const side = how === 'taken' ? setAside : kept;
  const said = texts.settled.how[how](side?.device ?? null);
  if (side === null || how === 'deleted') return [said];
  return [...sideSentences(texts, language, conflict, how === 'taken' ? 'setAside' : 'kept'), said];
}

export function fieldTexts(texts: ConflictTexts, name: string): FieldTexts {
  return texts.field[name] ?? texts.otherField;
}

/** What the user wrote stands in quotation marks; names of things do not. */
const freeTexts: ReadonlySet<string> = new Set(['memo', 'note', 'bank_label', 'number', 'value']);

export function describeValue(texts: ConflictTexts, language: Language, name: string, value: ConflictValue): string {
  switch (value.kind) {
    case 'text': return describeText(texts, name, value.text);
    case 'money': return formatMoney(value.amount, value.currency, language);
    case 'day': return formatDay(value.day);
    case 'status': return texts.status[value.status];
    case 'yes-no': return value.isYes ? texts.yes : texts.no;
    case 'none': return texts.empty;
  }
}

function describeText(texts: ConflictTexts, name: string, text: string): string {
  if (text === '') return texts.empty;
  // Our marks of bold type.
  const plain = text.replaceAll('**', '* *');
  return freeTexts.has(name) ? texts.quoted(plain) : plain;
}
