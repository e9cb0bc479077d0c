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

/** `+3 ~2 −1`, and the same in words for who does not see it. */
export function countsText(
  texts: JournalTexts, { added, changed, deleted }: ChangeCounts, language: Language,
): { readonly short: string; readonly words: string } {
  if (added + changed + deleted === 0) return { short: texts.nothing, words: texts.nothing };
  const [plus, tilde, minus] = [added, changed, deleted].map((count) => formatCount(count, language));
  return {
    short: `+${plus ?? ''} ~${tilde ?? ''} \u2212${minus ?? ''}`,
    words: texts.counts(plus ?? '', tilde ?? '', minus ?? ''),
  };
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
