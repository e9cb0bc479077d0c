/** What differs in a conflict, in sentences. `**word**` is set bold. */
import type { ConflictValue, ConflictView } from '@tandem/contract';
import type { Language } from '@tandem/ledger';
import { formatDay } from '../formatting/format-day.ts';
import { formatMoney } from '../formatting/format-number.ts';
import type { ConflictTexts, FieldTexts } from '../messages/conflict-messages.ts';

export function conflictHeading(texts: ConflictTexts, { kept, setAside }: ConflictView): string {
  if (kept.isDeleted !== setAside.isDeleted) return texts.deletedKept;
  const [first, ...others] = kept.fields;
  if (first === undefined) return texts.otherField.different;
  return others.length === 0 ? fieldTexts(texts, first.name).different : texts.severalDifferent;
}

export function sideSentences(
  texts: ConflictTexts, language: Language, conflict: ConflictView, side: 'kept' | 'setAside',
): readonly string[] {
  const { fields, isDeleted } = conflict[side];
  const other = conflict[side === 'kept' ? 'setAside' : 'kept'];
  if (isDeleted) return [texts.deleted];
  const sentences = fields.map(({ name, value }) =>
    texts.sentence(fieldTexts(texts, name), describeValue(texts, language, name, value)));
  return other.isDeleted ? [texts.alive, ...sentences] : sentences;
}

function fieldTexts(texts: ConflictTexts, name: string): FieldTexts {
  return texts.field[name] ?? texts.otherField;
}

/** What the user wrote stands in quotation marks; names of things do not. */
const freeTexts: ReadonlySet<string> = new Set(['memo', 'note', 'bank_label', 'number', 'value']);

function describeValue(texts: ConflictTexts, language: Language, name: string, value: ConflictValue): string {
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
