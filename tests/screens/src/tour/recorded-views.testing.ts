/** What an engine would tell in states that a tour cannot wait for: recorded, and told to a real page. */
import type {
  ChangeCounts, ConflictsView, ConflictView, DifferingEntryView, SyncEndView, SyncIdentical, SyncQuestionView,
  SyncRunning, SyncShowingCode, SyncView,
} from '@tandem/contract';
import { parseCurrency, toCents, toDay, type Day } from '@tandem/ledger';
import type { TourLanguage } from './tour-household.testing.ts';

export type Device = 'pc' | 'phone';

const pcName = { fr: 'PC du bureau', en: 'Desk PC' } as const satisfies Readonly<Record<TourLanguage, string>>;
const phoneName = 'Galaxy A35';

export function peerNameOf(device: Device, language: TourLanguage): string {
  return device === 'pc' ? phoneName : pcName[language];
}

export function pcNameIn(language: TourLanguage): string {
  return pcName[language];
}

export function codeAfter30Seconds(view: SyncShowingCode): SyncShowingCode {
  return {
    ...view, isSlow: true, turnedAway: 'expired-code', renewsInMs: 82_000,
    addresses: [
      { text: '192.168.1.24:4177', network: 'wifi' }, { text: '192.168.1.31:4177', network: 'cable' },
      { text: '10.0.0.2:4177', network: 'other' }, { text: '10.0.0.3:4177', network: 'other' },
    ],
  };
}

export function confirming(device: Device, language: TourLanguage, isAccepted: boolean): SyncView {
  return { kind: 'confirming', peerName: peerNameOf(device, language), digits: '483207', isAccepted };
}

/** A first sync, at 59 %. */
export function running(device: Device, language: TourLanguage, changes: Partial<SyncRunning> = {}): SyncRunning {
  return {
    kind: 'running', peerName: peerNameOf(device, language), step: 'exchanging',
    direction: device === 'pc' ? 'sending' : 'receiving', done: 6240, expected: 10_482, perSecond: 1180,
    secondsLeft: 3.6, isCancelling: false, ...changes,
  };
}

export const comparing = {
  step: 'comparing', done: 12_000, expected: null, perSecond: null, secondsLeft: null,
} as const satisfies Partial<SyncRunning>;

export function ended(device: Device, language: TourLanguage, end: SyncEndView): SyncView {
  return { kind: 'ended', peerName: peerNameOf(device, language), end };
}

const none: ChangeCounts = { added: 0, changed: 0, deleted: 0 };

/** Seven changes went one way and six the other. */
export function identical(device: Device, language: TourLanguage): SyncIdentical {
  const ofPc: ChangeCounts = { added: 4, changed: 2, deleted: 1 };
  const ofPhone: ChangeCounts = { added: 3, changed: 2, deleted: 0 };
  const payee: ChangeCounts = { added: 1, changed: 0, deleted: 0 };
  const [sent, received] = device === 'pc' ? [ofPc, ofPhone] : [ofPhone, ofPc];
  return {
    kind: 'identical', isConfirmed: true, accounts: 12, entries: 10_482, fingerprint: '7F3A-9C21-E0B4-5D18', ms: 1300,
    rows: [
      { kind: 'entries', sent, received },
      { kind: 'payees', sent: device === 'pc' ? none : payee, received: device === 'pc' ? payee : none },
    ],
    sent: device === 'pc' ? sent : { ...sent, added: sent.added + 1 },
    received: device === 'pc' ? { ...received, added: received.added + 1 } : received,
    thisName: device === 'pc' ? pcName[language] : phoneName,
    conflicts: 2, clockGapMs: device === 'pc' ? 192_000 : -192_000, joined: null, session: 1,
    canUndo: true,
  };
}

export function nothingToExchange(device: Device, language: TourLanguage): SyncIdentical {
  return {
    ...identical(device, language), rows: [], sent: none, received: none, conflicts: 0, clockGapMs: null, ms: 400,
    canUndo: false,
  };
}

/** Every other end, by the name of its picture. */
export const otherEnds = {
  cut: { kind: 'cut', done: 6240, expected: 10_482 },
  refused: { kind: 'refused', refusal: 'update-there' },
  declined: { kind: 'declined', by: 'there' },
  'not-identical': { kind: 'not-identical' },
  'set-aside': { kind: 'set-aside', records: 1 },
  cancelled: { kind: 'cancelled', by: 'here' },
  'disk-full': { kind: 'store-failed', isDiskFull: true },
} as const satisfies Readonly<Record<string, SyncEndView>>;

export const pcEnds = {
  'no-network': { kind: 'cannot-listen', cause: 'no-network' },
} as const satisfies Readonly<Record<string, SyncEndView>>;

export const phoneEnds = {
  unreachable: { kind: 'not-connected', cause: 'unreachable' },
  'wrong-code': { kind: 'not-connected', cause: 'wrong-code' },
} as const satisfies Readonly<Record<string, SyncEndView>>;

const minuteMs = 60_000;

/**
 * A change on both sides, one that came from a device without a name here, a deletion against a change, and what a
 * restore took away; below, one that is settled.
 */
export function conflicts(language: TourLanguage, today: Day, nowMs: number): ConflictsView {
  const currency = parseCurrency('EUR');
  if (currency === undefined) throw new Error('no euro');
  const pick = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const kept = { isDeleted: false, device: pcName[language], wallMs: nowMs - 40 * minuteMs };
  const setAside = { isDeleted: false, device: phoneName, wallMs: nowMs - 95 * minuteMs };
  const text = (value: string) => ({ kind: 'text', text: value }) as const;
  const base = {
    recordKind: 'entry', recordId: '2'.repeat(32), accountId: null,
    accountName: pick('Compte courant', 'Current account'),
    noticedMs: nowMs - 10 * minuteMs, canKeepBoth: false, settled: null,
  } as const;
  const open: readonly ConflictView[] = [
    {
      ...base, id: '1'.repeat(32), canKeepBoth: true,
      title: { day: toDay(today - 7), name: pick('Sports du Parc', 'Park Sports'), amount: toCents(-4990), currency },
      kept: { ...kept, fields: [{ name: 'amount', value: { kind: 'money', amount: toCents(-4990), currency } }] },
      setAside: {
        ...setAside, fields: [{ name: 'amount', value: { kind: 'money', amount: toCents(-4590), currency } }],
      },
    },
    {
      ...base, id: '3'.repeat(32),
      title: { day: toDay(today - 6), name: pick('Chemins de fer', 'Railways'), amount: toCents(-3400), currency },
      kept: {
        ...kept,
        fields: [
          { name: 'category_id', value: text(pick('Transports : Train et bus', 'Transport : Train and bus')) },
        ],
      },
      setAside: {
        ...setAside, device: null,
        fields: [{ name: 'category_id', value: text(pick('Loisirs : Vacances', 'Leisure : Holidays')) }],
      },
    },
    {
      ...base, id: '4'.repeat(32),
      title: {
        day: toDay(today - 17), name: pick('Pharmacie du Marché', 'Market pharmacy'), amount: toCents(-2315), currency,
      },
      kept: { ...kept, fields: [{ name: 'memo', value: text(pick('Ordonnance', 'Prescription')) }] },
      setAside: { ...setAside, isDeleted: true, fields: [] },
    },
    {
      ...base, id: '5'.repeat(32), noticedMs: nowMs - 2000 * minuteMs, kept: null,
      title: {
        day: toDay(today - 20), name: pick('Fleuriste du Quai', 'Quayside florist'), amount: toCents(-2800), currency,
      },
      setAside: { ...setAside, fields: [{ name: 'memo', value: text(pick('Anniversaire', 'Birthday')) }] },
    },
  ];
  const settled: ConflictView = {
    ...base, id: '6'.repeat(32),
    title: {
      day: toDay(today - 30), name: pick('Boulangerie Martin', 'Martin’s bakery'), amount: null, currency: null,
    },
    kept: { ...kept, fields: [{ name: 'day', value: { kind: 'day', day: toDay(today - 30) } }] },
    setAside: { ...setAside, fields: [{ name: 'day', value: { kind: 'day', day: toDay(today - 29) } }] },
    settled: { how: 'taken', wallMs: nowMs - 9000 * minuteMs, device: pcName[language], canReopen: true },
  };
  return { open, openCount: open.length, settled: [settled] };
}

/** Each question of a sync where two books meet, by the name of its picture. */
export function questions(language: TourLanguage, today: Day): Readonly<Record<string, SyncQuestionView>> {
  const currency = parseCurrency('EUR');
  if (currency === undefined) throw new Error('no euro');
  const pick = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const name = pick('Mes comptes', 'My accounts');
  const entry: DifferingEntryView = {
    day: today, payee: pick('Fleuriste du Quai', 'Quayside florist'), amount: toCents(-2800), currency,
    accountName: pick('Compte courant', 'Current account'),
  };
  return {
    'choose-book': {
      kind: 'choose-book', reason: 'different-book', here: { name, accounts: 3, entries: 124 },
      there: { name, accounts: 12, entries: 10_482 },
    },
    'two-truths': {
      kind: 'choose-book', reason: 'two-truths', here: { name, accounts: 12, entries: 10_470 },
      there: { name, accounts: 12, entries: 10_482 },
    },
    'confirm-replace': {
      kind: 'confirm-replace', cause: 'truth', unsynced: 3,
      difference: {
        rows: [
          { kind: 'entries', onlyHere: 14, onlyThere: 2, different: 1 },
          { kind: 'payees', onlyHere: 1, onlyThere: 0, different: 0 },
        ],
        entriesHere: [entry], entriesThere: [entry],
      },
    },
    'confirm-merge': {
      kind: 'confirm-merge',
      merge: {
        accounts: { matched: 2, added: 1 }, payees: { matched: 14, added: 3 }, categories: { matched: 20, added: 0 },
        entries: { matched: 100, added: 24 }, differingAccounts: [entry.accountName], newest: [entry],
      },
    },
  };
}

export function asking(device: Device, language: TourLanguage, question: SyncQuestionView): SyncView {
  return { kind: 'asking', peerName: peerNameOf(device, language), question };
}

/** The book became that of the other device, and something was set aside. */
export function replaced(device: Device, language: TourLanguage): SyncIdentical {
  return { ...identical(device, language), conflicts: 0, joined: { how: 'replaced', setAside: 3 } };
}
