/** What the engine would tell, for the tests of the page's parts. */
import type {
  AccountView, BackupPreview, BackupView, BinView, BookDifferenceView, BookView, ConflictsView, ConflictView,
  DeviceView, DifferingEntryView, ImportLineView, JournalLinesView, JournalView, MendView, QueryResults, SyncEndView,
  SyncIdentical, SyncQuestionView, SyncRunning, SyncShowingCode, SyncView,
} from '@tandem/contract';
import { parseCurrency, toCents, toDay, type Currency } from '@tandem/ledger';

function euroOf(): Currency {
  const euro = parseCurrency('EUR');
  if (euro === undefined) throw new Error('no euro');
  return euro;
}

const euro = euroOf();
const today = toDay(20_781);

export function bookOf(): BookView {
  return { kind: 'open', name: 'Foyer', today, entries: 10_482, openConflicts: 1, currency: euro };
}

export const showingCode: SyncShowingCode = {
  kind: 'showing-code',
  link: `TDM1:${'0C5$VDNYLTPT765K2CRQI9*O4TU'.repeat(6)}`,
  linkToCopy: `TDM1:${'0C5$VDNYLTPT765K2CRQI9*O4TU'.repeat(6)}`,
  shortCode: '7KQ2-9XHM-3TBV-0WZC-5RNE-8DYP-4GJA',
  pcName: 'PC du bureau',
  addresses: [
    { text: '192.168.1.24', network: 'wifi' }, { text: '192.168.1.31', network: 'cable' },
    { text: '10.0.0.2', network: 'other' }, { text: '10.0.0.3', network: 'other' },
  ],
  renewsInMs: 102_000,
  isSlow: false,
  turnedAway: null,
};

export const running: SyncRunning = {
  kind: 'running', peerName: 'Galaxy A35', step: 'exchanging', direction: 'sending', done: 6240, expected: 10_482,
  perSecond: 1180, photos: null, secondsLeft: 3.6, isCancelling: false,
};

export const identical: SyncIdentical = {
  kind: 'identical', isConfirmed: true, accounts: 12, entries: 10_482, fingerprint: '7F3A-9C21-E0B4-5D18', ms: 1300,
  rows: [
    { kind: 'entries', sent: { added: 3, changed: 2, deleted: 1 }, received: { added: 0, changed: 2, deleted: 0 } },
    { kind: 'payees', sent: { added: 0, changed: 0, deleted: 0 }, received: { added: 2, changed: 0, deleted: 0 } },
  ],
  sent: { added: 3, changed: 2, deleted: 1 }, received: { added: 2, changed: 2, deleted: 0 },
  thisName: 'PC du bureau', conflicts: 2, clockGapMs: 192_000, joined: null,
  session: 7, canUndo: true,
};

export function endOf(end: SyncEndView): SyncView {
  return { kind: 'ended', peerName: 'Galaxy A35', end };
}

export const conflict: ConflictView = {
  id: '1'.repeat(32), recordKind: 'entry', recordId: '2'.repeat(32), accountId: 'c'.repeat(32),
  accountName: 'Compte joint', noticedMs: 1_795_000_000_000, canKeepBoth: true, settled: null,
  title: { day: toDay(20_770), name: 'SNCF', amount: toCents(-3400), currency: euro },
  kept: {
    fields: [{ name: 'category_id', value: { kind: 'text', text: 'Transports : Train' } }], isDeleted: false,
    device: 'PC du bureau', wallMs: 1_794_800_000_000,
  },
  setAside: {
    fields: [{ name: 'category_id', value: { kind: 'text', text: 'Loisirs : Vacances' } }], isDeleted: false,
    device: null, wallMs: 1_794_700_000_000,
  },
};

export const backups: readonly BackupView[] = [
  { name: 'Foyer aujourd’hui.tandem', wallMs: 1_795_000_000_000, bytes: 26_100_000, origin: 'by-hand' },
  { name: 'Foyer hier.tandem', wallMs: 1_794_800_000_000, bytes: 820_000, origin: 'by-hand' },
  { name: '20261123T120000000Z.tandem', wallMs: 1_794_700_000_000, bytes: 810_000, origin: 'automatic' },
];

const coffee: DifferingEntryView = {
  day: today, payee: 'Café du Pont', accountName: 'Compte joint', amount: toCents(-320), currency: euro,
};

export const difference: BookDifferenceView = {
  rows: [
    { kind: 'entries', onlyHere: 14, onlyThere: 2, different: 1 },
    { kind: 'payees', onlyHere: 1, onlyThere: 0, different: 0 },
  ],
  entriesHere: [coffee, { ...coffee, payee: 'Boulangerie Martin' }], entriesThere: [coffee],
};

export const bothPreview: BackupPreview = {
  name: 'Foyer hier.tandem', wallMs: 1_794_800_000_000, accounts: 12, entries: 10_470, lastDay: toDay(20_770),
  current: { accounts: 12, entries: 10_482, lastDay: today }, difference, isPaired: true,
};

export const goneConflict: ConflictView = {
  ...conflict, id: '3'.repeat(32), recordId: '4'.repeat(32), kept: null, noticedMs: 1_794_900_000_000,
  canKeepBoth: false, title: { ...conflict.title, name: 'Pharmacie du Marché' },
};

export const settledConflict: ConflictView = {
  ...conflict, id: '5'.repeat(32), recordId: '6'.repeat(32), title: { ...conflict.title, name: 'Picard' },
  settled: { how: 'taken', wallMs: 1_794_600_000_000, device: 'Galaxy A35', canReopen: true },
};

export const conflictsView: ConflictsView = {
  open: [conflict, goneConflict], openCount: 2, settled: [settledConflict],
};

export const questions = {
  choose: {
    kind: 'choose-book', reason: 'different-book',
    here: { name: 'Foyer', accounts: 3, entries: 120 }, there: { name: 'Foyer', accounts: 12, entries: 10_482 },
  },
  truths: {
    kind: 'choose-book', reason: 'two-truths',
    here: { name: 'Foyer', accounts: 3, entries: 120 }, there: { name: 'Foyer', accounts: null, entries: 10_482 },
  },
  replace: { kind: 'confirm-replace', cause: 'truth', difference, unsynced: 3 },
  merge: {
    kind: 'confirm-merge',
    merge: {
      accounts: { matched: 2, added: 1 }, payees: { matched: 14, added: 3 }, categories: { matched: 20, added: 0 },
      entries: { matched: 100, added: 20 }, differingAccounts: ['Compte joint'], newest: [coffee],
      takenNames: ['Provisions'], differingNames: [{ mine: 'Vivres', theirs: 'Courses' }],
    },
  },
} as const satisfies Readonly<Record<string, SyncQuestionView>>;

export function askingOf(question: SyncQuestionView): SyncView {
  return { kind: 'asking', peerName: 'Galaxy A35', question };
}

export const journal: JournalView = {
  total: 2,
  sessions: [
    {
      session: 7, startedMs: 1_795_000_000_000, ms: 1300, peerName: 'Galaxy A35', outcome: 'identical',
      sent: { added: 3, changed: 2, deleted: 1 }, received: { added: 2, changed: 2, deleted: 0 }, conflicts: 2,
      clockGapMs: 192_000, lines: 4, canUndo: true, isUndone: false,
    },
    {
      session: 6, startedMs: 1_794_900_000_000, ms: null, peerName: 'Galaxy A35', outcome: 'cut',
      sent: { added: 0, changed: 0, deleted: 0 }, received: { added: 1, changed: 0, deleted: 0 }, conflicts: 0,
      clockGapMs: null, lines: 1, canUndo: false, isUndone: true,
    },
  ],
};

export const journalLines: JournalLinesView = {
  total: 2, offset: 0,
  lines: [
    {
      recordId: '2'.repeat(32), recordKind: 'entry', change: 'changed', title: conflict.title,
      accountName: 'Compte joint', isChangedSince: true,
      fields: [{
        name: 'category_id', before: { kind: 'text', text: 'Loisirs' }, after: { kind: 'text', text: 'Transports' },
      }],
    },
    {
      recordId: '7'.repeat(32), recordKind: 'payee', change: 'added', accountName: null, isChangedSince: false,
      title: { day: null, name: 'Picard', amount: null, currency: null },
      fields: [{ name: 'name', before: null, after: { kind: 'text', text: 'Picard' } }],
    },
  ],
};

export function binOf(count: number): BinView {
  return {
    total: count,
    entries: Array.from({ length: count }, (_, index) => ({
      entryId: String(index).padStart(32, '0'), accountId: joint.id, leg: 1, day: today, valueDay: null,
      amount: toCents(-680 - index), balance: toCents(0), status: 'uncleared', payee: `Boulangerie ${index}`,
      category: { kind: 'single', id: null, path: '' }, memo: '', number: '', methodId: null, method: '',
      tags: [], hasConflict: false, attachments: 0, isToCheck: false, accountName: 'Compte joint', currency: euro,
      deletedMs: 1_795_000_000_000, deletedBy: index === 0 ? 'Galaxy A35' : null,
    })),
  };
}

export const devices: readonly DeviceView[] = [
  { id: 'a', name: 'Galaxy A35', pairedMs: 1_794_000_000_000, lastSyncMs: 1_795_000_000_000 },
  { id: 'b', name: '', pairedMs: null, lastSyncMs: null },
];

export const mended: MendView = {
  backup: backups[0] ?? null, recovered: 3, entries: [coffee], isIncomplete: true, keptAs: 'Foyer abîmé.tandem',
};

const joint: AccountView = {
  id: 'c'.repeat(32), name: 'Compte joint', kind: 'current', currency: euro, groupName: '', isClosed: false,
  openingBalance: toCents(0), overdraftLimit: null, note: '', real: toCents(184_230), cleared: toCents(0),
  projected: toCents(0), entries: 3, isRestored: false, isBelowLimit: false,
};

/** What a preview asks for, by the name of the query. */
export function importView(count: number): Pick<QueryResults, 'categories' | 'accounts' | 'import'> {
  return {
    categories: [
      { id: 'a'.repeat(32), path: 'Alimentation : Courses', isIncome: false },
      { id: 'b'.repeat(32), path: 'Loisirs : Livres', isIncome: false },
    ],
    accounts: { groups: [{ name: null, kind: 'current', subtotal: null, accounts: [joint] }], netWorth: [] },
    import: {
      fileName: 'joint-novembre.ofx', statements: [{ maskedNumber: '••••1234', currency: euro, lines: count }],
      statement: 0, accountId: joint.id, hasPositiveDebits: true, isNegated: false, firstDay: toDay(20_760),
      lastDay: today, lines: Array.from({ length: count }, (_, index) => lineOf(index)),
      balances: {
        day: today, before: toCents(184_230), after: toCents(155_476), bank: toCents(155_576), gap: toCents(100),
      },
    },
  };
}

function lineOf(index: number): ImportLineView {
  const isThere = index < 3;
  return {
    lineNumber: 20 + index, day: toDay(20_760), amount: toCents(-1731), label: `CARTE ${index} CARREFOUR LYON 7`,
    payee: 'Carrefour', categoryId: 'a'.repeat(32), categoryPath: 'Alimentation : Courses',
    action: isThere ? { kind: 'already-there', isDeleted: false } : { kind: 'add' }, isTaken: !isThere,
  };
}
