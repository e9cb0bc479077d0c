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
    texts.sentence(fieldTexts(texts, name), describeValue(texts, language, value)));
  return other.isDeleted ? [texts.alive, ...sentences] : sentences;
}

function fieldTexts(texts: ConflictTexts, name: string): FieldTexts {
  return texts.field[name] ?? texts.otherField;
}

function describeValue(texts: ConflictTexts, language: Language, value: ConflictValue): string {
  switch (value.kind) {
    // The marks of bold type would be taken for ours.
    case 'text': return value.text === '' ? texts.empty : texts.quoted(value.text.replaceAll('**', '* *'));
    case 'money': return formatMoney(value.amount, value.currency, language);
    case 'day': return formatDay(value.day);
    case 'status': return texts.status[value.status];
    case 'yes-no': return value.isYes ? texts.yes : texts.no;
    case 'none': return texts.empty;
  }
}
