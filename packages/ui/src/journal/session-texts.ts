/** What one sync of the journal says about itself. */
import type { ChangeCounts, JournalSessionView } from '@tandem/contract';
import type { Language } from '@tandem/ledger';
import { isSingular } from '../formatting/counted.ts';
import { formatDuration } from '../formatting/format-duration.ts';
import { formatCount } from '../formatting/format-number.ts';
import type { JournalTexts } from '../messages/journal-messages.ts';

export function outcomeText(texts: JournalTexts, { outcome, isUndone }: JournalSessionView): string {
  const byKind: Readonly<Record<string, string>> = texts.outcome;
  const said = byKind[outcome] ?? texts.otherOutcome;
  return isUndone ? `${said} · ${texts.undone}` : said;
}

/** `3 ajouts, 1 suppression`. */
export function countsText(texts: JournalTexts, counts: ChangeCounts, language: Language): string {
  const said = (['added', 'changed', 'deleted'] as const).flatMap((key) => counts[key] === 0 ? []
    : [texts.counts[key](formatCount(counts[key], language), isSingular(counts[key], language))])
    // A figure stays with its word.
    .map((text) => text.replaceAll(' ', '\u00a0'));
  return said.length === 0 ? texts.nothing : said.join(', ');
}

/** Besides the result: how long, conflicts, the other clock. */
export function sessionNotes(
  texts: JournalTexts, { ms, conflicts, clockGapMs }: JournalSessionView, language: Language,
): readonly string[] {
  return [
    ...(ms === null ? [] : [texts.took(formatDuration(ms, language))]),
    ...(conflicts === 0 ? [] : [texts.conflicts(formatCount(conflicts, language), isSingular(conflicts, language))]),
    ...(clockGapMs === null ? []
      : [texts.clockGap(formatDuration(Math.abs(clockGapMs), language), clockGapMs > 0)]),
  ];
}
