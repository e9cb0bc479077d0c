/** How long something takes and how long ago it was, in the fewest words. */
import type { Language } from '@tandem/ledger';
import { noBreakSpace } from '../messages/typography.ts';
import { formatCount, localeByLanguage } from './format-number.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const unitByLanguage = { fr: { day: 'j' }, en: { day: 'd' } } as const;

/** `1,3 s`, `12 s`, `3 min 12 s`, `2 h 5 min`, `4 j`. */
export function formatDuration(ms: number, language: Language): string {
  if (ms < 10 * secondMs) return `${tenths(ms, language)}${noBreakSpace}s`;
  const seconds = Math.round(ms / secondMs);
  if (seconds < 60) return inUnit(seconds, 's', language);
  if (seconds < 3600) return inTwoUnits(seconds, 60, ['min', 's'], language);
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return inTwoUnits(minutes, 60, ['h', 'min'], language);
  return inUnit(Math.round(ms / dayMs), unitByLanguage[language].day, language);
}

/** « à l’instant », « il y a 5 min », « il y a 3 h », « il y a 2 j ». */
export function formatAge(ms: number, language: Language): string {
  if (ms < minuteMs) return language === 'fr' ? 'à l’instant' : 'just now';
  const length = ms < hourMs ? inUnit(Math.floor(ms / minuteMs), 'min', language)
    : ms < dayMs ? inUnit(Math.floor(ms / hourMs), 'h', language)
    : inUnit(Math.floor(ms / dayMs), unitByLanguage[language].day, language);
  return language === 'fr' ? `il y a ${length}` : `${length} ago`;
}

/** One decimal, which a whole number of seconds does not need: a countdown is `9 s`. */
function tenths(ms: number, language: Language): string {
  return (Math.round(ms / 100) / 10).toLocaleString(localeByLanguage[language], { maximumFractionDigits: 1 });
}

function inTwoUnits(
  count: number, size: number, [large, small]: readonly [string, string], language: Language,
): string {
  const rest = count % size;
  const whole = inUnit(Math.floor(count / size), large, language);
  return rest === 0 ? whole : `${whole} ${inUnit(rest, small, language)}`;
}

function inUnit(count: number, unit: string, language: Language): string {
  return `${formatCount(count, language)}${noBreakSpace}${unit}`;
}
