/** Payment methods as a register's narrow column has them. */
import type { MethodChoice } from '@tandem/contract';
import { listPaymentMethods, type Language } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';

/** By the code of the default methods; one that the user has renamed keeps its own name. */
const shortNameByCode: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  card: { fr: 'CB', en: 'Card' },
  cheque: { fr: 'Chq', en: 'Chq' },
  cash: { fr: 'Esp', en: 'Cash' },
  withdrawal: { fr: 'Retrait', en: 'Wdl' },
  'direct-debit': { fr: 'Prlv', en: 'DD' },
  transfer: { fr: 'Vir', en: 'Transfer' },
  deposit: { fr: 'Dépôt', en: 'Deposit' },
  online: { fr: 'Web', en: 'Online' },
};

export function readMethodChoices(database: SqliteDatabase, language: Language): readonly MethodChoice[] {
  const renamed = new Set(database.prepare('SELECT id FROM payment_method WHERE name IS NOT NULL').all()
    .map(([id]) => String(id)));
  return listPaymentMethods(database, language).map(({ id, name, code }) => ({
    id: recordIdToText(id),
    name,
    shortName: renamed.has(String(id)) ? name : shortNameByCode[code ?? '']?.[language] ?? name,
  })).sort((left, right) => left.name.localeCompare(right.name, language));
}
