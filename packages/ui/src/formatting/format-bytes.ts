/** The size of a file for a person: `820 kB`, `26.1 MB`; the unit's name is the catalogue's. */
import type { Language } from '@tandem/ledger';

const bytesPerUnit = { kB: 1000, MB: 1_000_000 } as const;

export function formatBytes(bytes: number, language: Language): readonly [amount: string, unit: 'kB' | 'MB'] {
  const unit = bytes < bytesPerUnit.MB ? 'kB' : 'MB';
  const amount = Math.max(bytes / bytesPerUnit[unit], unit === 'kB' ? 1 : 0);
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return [amount.toLocaleString(locale, { maximumFractionDigits: unit === 'kB' ? 0 : 1 }), unit];
}
