/** Journal, bin, devices and backups of a household after some months, as an engine would tell them. */
import type {
  BackupView, BinView, ConflictValue, DeviceView, JournalLinesView, JournalLineView, JournalSessionView,
  JournalView,
} from '@tandem/contract';
import { toCents, toDay, type Day } from '@tandem/ledger';
import { euro, peerNameOf, type Device } from './recorded-views.testing.ts';
import type { TourLanguage } from './tour-household.testing.ts';

const hourMs = 3_600_000;
const nothing = { added: 0, changed: 0, deleted: 0 } as const;
const longDevice = { fr: 'Ordinateur portable de Marie-Clémentine', en: 'Marie-Clementine’s travelling laptop' };

/** One that changed all sorts of things, an undone one, and every way to end. */
export function journal(device: Device, language: TourLanguage, nowMs: number): JournalView {
  const base: Omit<JournalSessionView, 'session' | 'startedMs'> = {
    ms: 1300, peerName: peerNameOf(device, language), outcome: 'identical', sent: nothing, received: nothing,
    conflicts: 0, clockGapMs: null, lines: 0, canUndo: false, isUndone: false,
  };
  const told: readonly Partial<JournalSessionView>[] = [
    {
      sent: { added: 1204, changed: 12, deleted: 3 }, received: { added: 3, changed: 3, deleted: 1 }, conflicts: 2,
      clockGapMs: -192_000, lines: 7, canUndo: true,
    },
    {},
    { received: { added: 1, changed: 0, deleted: 0 }, lines: 1, isUndone: true },
    {
      outcome: 'set-aside', peerName: longDevice[language], received: { ...nothing, added: 14 }, lines: 14,
    },
    { outcome: 'cut', ms: null, sent: { added: 6240, changed: 0, deleted: 0 } },
    { outcome: 'cancelled' }, { outcome: 'store-failed' }, { outcome: 'peer-failed' }, { outcome: 'still-changing' },
  ];
  const sessions = told.map((others, index) =>
    ({ ...base, session: told.length - index, startedMs: nowMs - (index * 31 + 2) * hourMs, ...others }));
  return { total: sessions.length, sessions };
}

/** Of each change some: a plain entry, a split one, a long one, another record, one that has changed since. */
export function journalLines(language: TourLanguage, today: Day): JournalLinesView {
  const pick = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const text = (value: string): ConflictValue => ({ kind: 'text', text: value });
  const money = (cents: number): ConflictValue => ({ kind: 'money', amount: toCents(cents), currency: euro() });
  const day = (daysAgo: number): ConflictValue => ({ kind: 'day', day: toDay(today - daysAgo) });
  const account = pick('Compte courant', 'Current account');
  const entry = (
    change: JournalLineView['change'], name: string, daysAgo: number, cents: number, fields: JournalLineView['fields'],
    others: Partial<JournalLineView> = {},
  ): JournalLineView => ({
    recordId: `${name}${daysAgo}`, recordKind: 'entry', change, accountName: account, isChangedSince: false, fields,
    title: { day: toDay(today - daysAgo), name, amount: toCents(cents), currency: euro() }, ...others,
  });
  const added = (name: string, value: ConflictValue) => ({ name, before: null, after: value });
  const deleted = (name: string, value: ConflictValue) => ({ name, before: value, after: null });
  const changed = (name: string, before: ConflictValue, after: ConflictValue) => ({ name, before, after });
  const bakery = pick('Boulangerie Martin', 'Martin’s bakery');
  const longMemo = pick('Facture n° 2026-0042, à rembourser par la mutuelle avant la fin du trimestre',
    'Invoice no. 2026-0042, to be paid back by the health fund before the end of the quarter');
  const lines: readonly JournalLineView[] = [
    entry('added', bakery, 1, -680, [
      added('account_id', text(account)), added('day', day(1)), added('amount', money(-680)),
      added('payee_id', text(bakery)), added('method_id', text(pick('Carte', 'Card'))),
    ]),
    entry('added', pick('Supermarché des Lilas', 'Lilac supermarket'), 2, -13_246, [
      added('account_id', text(account)), added('day', day(2)), added('amount', money(-13_246)),
      added('lines', text(pick('Alimentation : Courses −96,18 + Logement : Entretien (Lessive) −36,28',
        'Food : Groceries −96.18 + Home : Cleaning (Washing powder) −36.28'))),
    ]),
    {
      recordId: 'payee', recordKind: 'payee', change: 'added', accountName: null, isChangedSince: false,
      title: { day: null, name: pick('Fleuriste du Quai', 'Quayside florist'), amount: null, currency: null },
      fields: [added('name', text(pick('Fleuriste du Quai', 'Quayside florist')))],
    },
    entry('changed', pick('Association des parents d’élèves de l’école Jules-Ferry', 'Elm Street parents’ association'),
      6, -1_234_567, [
        changed('amount', money(-1_230_000), money(-1_234_567)), changed('memo', { kind: 'none' }, text(longMemo)),
      ], { isChangedSince: true }),
    entry('changed', pick('Chemins de fer', 'Railways'), 7, -3400, [
      changed('status', { kind: 'status', status: 'uncleared' }, { kind: 'status', status: 'cleared' }),
      changed('day', day(8), day(7)),
    ]),
    {
      recordId: 'account', recordKind: 'account', change: 'changed', accountName: pick('Livret A', 'Savings book'),
      title: { day: null, name: pick('Livret A', 'Savings book'), amount: null, currency: null }, isChangedSince: false,
      fields: [changed('closed', { kind: 'yes-no', isYes: false }, { kind: 'yes-no', isYes: true })],
    },
    entry('deleted', '', 12, -1250, [deleted('amount', money(-1250)), deleted('day', day(12))]),
  ];
  return { total: lines.length, offset: 0, lines };
}

/** Deleted here, elsewhere and nobody knows where; without a payee, and with a long one. */
export function bin(device: Device, language: TourLanguage, today: Day, nowMs: number): BinView {
  const pick = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const told = [
    { payee: pick('Boulangerie Martin', 'Martin’s bakery'), cents: -680, by: peerNameOf(device, language) },
    { payee: pick('Station du Pont', 'Bridge filling station'), cents: -5830, by: longDevice[language] },
    { payee: '', memo: pick('Sans tiers : remboursé', 'Without a payee: paid back'), cents: 1606, by: null },
    { payee: '', cents: -1250, by: peerNameOf(device, language) },
    {
      payee: pick('Association des parents d’élèves de l’école Jules-Ferry', 'Elm Street School parents’ association'),
      cents: -1_234_567, by: longDevice[language],
      account: pick('Compte joint Lefèvre-Maisonneuve', 'Leicester-Montgomery joint account'),
    },
  ];
  const entries = told.map(({ payee, memo = '', cents, by, account }, index): BinView['entries'][number] => ({
    entryId: `bin${index}`, leg: 1, accountId: '1'.repeat(32), day: toDay(today - index * 9), valueDay: null,
    amount: toCents(cents), balance: toCents(0), status: 'uncleared', payee,
    category: { kind: 'single', id: null, path: '' }, memo, number: '', methodId: null, method: '', tags: [],
    hasConflict: false, attachments: 0, isToCheck: false,
    accountName: account ?? pick('Compte courant', 'Current account'),
    currency: euro(), deletedMs: nowMs - (index * 50 + 1) * hourMs, deletedBy: by,
  }));
  return { total: entries.length, entries };
}

export function devices(device: Device, language: TourLanguage, nowMs: number): readonly DeviceView[] {
  return [
    { id: '1', name: peerNameOf(device, language), pairedMs: nowMs - 9000 * hourMs, lastSyncMs: nowMs - 60_000 },
    { id: '2', name: longDevice[language], pairedMs: nowMs - 900 * hourMs, lastSyncMs: nowMs - 700 * hourMs },
    { id: '3', name: '', pairedMs: null, lastSyncMs: null },
  ];
}

export function backups(language: TourLanguage, nowMs: number): readonly BackupView[] {
  const told = [
    { name: language === 'fr' ? 'Foyer 2026-11-23 21-26-40.tandem' : 'Home 2026-11-23 21-26-40.tandem',
      origin: 'by-hand' },
    { name: language === 'fr' ? 'Avant de clôturer le compte de l’association des parents d’élèves.tandem'
      : 'Before closing the account of the parents’ and teachers’ association.tandem', origin: 'by-hand' },
    { name: '1', origin: 'automatic' }, { name: '2', origin: 'automatic' }, { name: '3', origin: 'replaced' },
  ] as const;
  return told.map(({ name, origin }, index) =>
    ({ name, origin, wallMs: nowMs - (index * 47 + 3) * hourMs, bytes: 303_104 + index * 25_000_000 }));
}
