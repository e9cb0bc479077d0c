/** What an engine would tell in states that a tour cannot wait for: recorded, and told to a real page. */
import type {
  ChangeCounts, DifferingEntryView, SyncEndView, SyncIdentical, SyncQuestionView, SyncRunning, SyncShowingCode,
  SyncView,
} from '@tandem/contract';
import { parseCurrency, toCents, toDay, type Currency, type Day } from '@tandem/ledger';
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
    direction: device === 'pc' ? 'sending' : 'receiving', done: 6240, expected: 10_482, perSecond: 1180, photos: null,
    secondsLeft: 3.6, isCancelling: false, ...changes,
  };
}

export const comparing = {
  step: 'comparing', done: 12_000, expected: null, perSecond: null, photos: null, secondsLeft: null,
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

export function euro(): Currency {
  const currency = parseCurrency('EUR');
  if (currency === undefined) throw new Error('no euro');
  return currency;
}

/** Each question of a sync where two books meet, by the name of its picture; the names are as long as people's. */
export function questions(language: TourLanguage, today: Day): Readonly<Record<string, SyncQuestionView>> {
  const currency = euro();
  const pick = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const name = pick('Mes comptes', 'My accounts');
  const longName = pick('Foyer Lefèvre-Maisonneuve et parents d’élèves', 'Leicester-Montgomery home and school board');
  const accountName = pick('Compte courant', 'Current account');
  const longAccount = pick('Compte joint Lefèvre-Maisonneuve', 'Leicester-Montgomery joint account');
  const entries: readonly DifferingEntryView[] = [
    { day: today, payee: pick('Fleuriste du Quai', 'Quayside florist'), amount: toCents(-2800), currency, accountName },
    {
      day: toDay(today - 2), payee: pick('Association des parents d’élèves', 'Parents’ and teachers’ association'),
      amount: toCents(-1_234_567), currency, accountName: longAccount,
    },
    { day: toDay(today - 3), payee: '', amount: toCents(-1250), currency, accountName },
  ];
  return {
    'choose-book': {
      kind: 'choose-book', reason: 'different-book', here: { name: longName, accounts: 3, entries: 124 },
      there: { name, accounts: 12, entries: 10_482 },
    },
    'two-truths': {
      kind: 'choose-book', reason: 'two-truths', here: { name, accounts: 12, entries: 10_470 },
      there: { name, accounts: null, entries: 10_482 },
    },
    'confirm-replace': {
      kind: 'confirm-replace', cause: 'truth', unsynced: 3,
      difference: {
        rows: [
          { kind: 'entries', onlyHere: 14, onlyThere: 3, different: 1 },
          { kind: 'payees', onlyHere: 1, onlyThere: 0, different: 0 },
        ],
        entriesHere: entries, entriesThere: entries,
      },
    },
    'confirm-chosen': {
      kind: 'confirm-replace', cause: 'chosen-here', unsynced: 0,
      difference: {
        rows: [{ kind: 'entries', onlyHere: 0, onlyThere: 1, different: 0 }], entriesHere: [],
        entriesThere: entries.slice(0, 1),
      },
    },
    'confirm-merge': {
      kind: 'confirm-merge',
      merge: {
        accounts: { matched: 2, added: 1 }, payees: { matched: 14, added: 3 }, categories: { matched: 20, added: 0 },
        entries: { matched: 100, added: 24 }, differingAccounts: [accountName, longAccount], newest: entries,
        takenNames: ['Provisions'], differingNames: [{ mine: 'Vivres', theirs: longAccount }],
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
