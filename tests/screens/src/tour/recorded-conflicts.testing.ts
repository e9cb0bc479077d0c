/** Conflicts of every kind, as an engine would tell them. */
import type { ConflictSideView, ConflictsView, ConflictValue, ConflictView } from '@tandem/contract';
import { toCents, toDay, type Day } from '@tandem/ledger';
import { euro, peerNameOf, pcNameIn } from './recorded-views.testing.ts';
import type { TourLanguage } from './tour-household.testing.ts';

const minuteMs = 60_000;

type Fields = ConflictSideView['fields'];

interface Told {
  readonly name: string;
  readonly daysAgo?: number;
  readonly cents?: number;
  readonly recordKind?: string;
  /** Undefined where that side has deleted it, null where its book does not hold it. */
  readonly kept: Fields | undefined | null;
  readonly setAside: Fields | undefined;
  readonly others?: Partial<ConflictView>;
}

/** A change on both sides in one value and in several, deletions on either side, and what a restore took away. */
export function conflicts(language: TourLanguage, today: Day, nowMs: number): ConflictsView {
  const pick = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const text = (name: string, value: string): Fields[number] => ({ name, value: { kind: 'text', text: value } });
  const valued = (name: string, value: ConflictValue): Fields[number] => ({ name, value });
  const money = (cents: number): ConflictValue => ({ kind: 'money', amount: toCents(cents), currency: euro() });
  const view = (told: Told, index: number): ConflictView => toView(language, today, nowMs, told, index);
  const long = pick(
    'Facture n° 2026-0042, à rembourser par la mutuelle avant la fin du trimestre, voir le courrier du 3 novembre',
    'Invoice no. 2026-0042, to be paid back by the health fund before the end of the quarter, see the letter',
  );
  const sports = pick('Sports du Parc', 'Park Sports');
  const restored = { noticedMs: nowMs - 2000 * minuteMs } as const;
  const open = [
    {
      name: sports, daysAgo: 7, cents: -4990, others: { canKeepBoth: true },
      kept: [valued('amount', money(-4990))], setAside: [valued('amount', money(-4590))],
    },
    {
      name: pick('Chemins de fer', 'Railways'), daysAgo: 6, cents: -3400,
      kept: [text('category_id', pick('Transports : Train et bus', 'Transport : Train and bus'))],
      setAside: [text('category_id', pick('Loisirs : Vacances', 'Leisure : Holidays'))],
    },
    {
      name: pick('Pharmacie du Marché', 'Market pharmacy'), daysAgo: 17, cents: -2315,
      kept: [text('memo', pick('Ordonnance', 'Prescription'))], setAside: undefined,
    },
    {
      name: pick('Association des parents d’élèves de l’école Jules-Ferry', 'Elm Street School parents’ association'),
      daysAgo: 9, cents: -1_234_567,
      kept: undefined, setAside: [text('memo', long)],
    },
    {
      name: pick('Supermarché des Lilas', 'Lilac supermarket'), daysAgo: 18, cents: -13_246,
      others: { canKeepBoth: true },
      kept: [
        valued('day', { kind: 'day', day: toDay(today - 18) }),
        text('lines', pick('Alimentation : Courses −96,18 + Logement : Entretien (Lessive) −36,28',
          'Food : Groceries −96.18 + Home : Cleaning (Washing powder) −36.28')),
        valued('memo', { kind: 'none' }),
      ],
      setAside: [
        valued('day', { kind: 'day', day: toDay(today - 17) }),
        text('lines', pick('Alimentation : Courses −132,46', 'Food : Groceries −132.46')), text('memo', long),
      ],
    },
    {
      name: pick('Eaux de la Saône', 'Riverside Water'), daysAgo: 8, cents: -4210,
      kept: [valued('status', { kind: 'status', status: 'reconciled' })],
      setAside: [valued('status', { kind: 'status', status: 'uncleared' })],
    },
    {
      name: pick('Compte joint', 'Joint account'), recordKind: 'account',
      kept: [valued('opening_balance', money(184_230))], setAside: [valued('opening_balance', money(180_000))],
    },
    {
      name: pick('Loisirs', 'Leisure'), recordKind: 'category', others: { accountName: null },
      kept: [text('name', pick('Loisirs', 'Leisure'))], setAside: [text('name', pick('Sorties', 'Going out'))],
    },
    {
      name: pick('Fleuriste du Quai', 'Quayside florist'), daysAgo: 20, cents: -2800, kept: null, others: restored,
      setAside: [text('memo', pick('Anniversaire', 'Birthday'))],
    },
    {
      name: '', daysAgo: 21, cents: -1250, kept: null, others: restored, setAside: [valued('amount', money(-1250))],
    },
  ].map(view);
  const settledBase: Told = {
    name: pick('Boulangerie Martin', 'Martin’s bakery'), daysAgo: 30,
    kept: [valued('day', { kind: 'day', day: toDay(today - 30) })],
    setAside: [valued('day', { kind: 'day', day: toDay(today - 29) })],
  };
  const settledHow = { wallMs: nowMs - 9000 * minuteMs, device: pcNameIn(language), canReopen: true } as const;
  const settled = [
    { ...settledBase, others: { settled: { ...settledHow, how: 'taken' } } },
    {
      ...settledBase, kept: [text('memo', long)], setAside: [text('memo', '…')],
      others: { settled: { ...settledHow, how: 'kept', canReopen: false } },
    },
    { ...settledBase, others: { settled: { ...settledHow, how: 'both' } } },
    { ...settledBase, kept: null, others: { settled: { ...settledHow, how: 'kept' } } },
    { ...settledBase, setAside: undefined, others: { settled: { ...settledHow, how: 'deleted' } } },
  ] as const satisfies readonly Told[];
  return {
    open, openCount: open.length, settled: settled.map((told, index) => view(told, open.length + index)),
  };
}

/** Only what was set aside by a restore. */
export function restoredConflicts(language: TourLanguage, today: Day, nowMs: number): ConflictsView {
  const open = conflicts(language, today, nowMs).open.filter(({ kept }) => kept === null);
  return { open, openCount: open.length, settled: [] };
}

function toView(language: TourLanguage, today: Day, nowMs: number, told: Told, index: number): ConflictView {
  const { name, daysAgo, cents, recordKind = 'entry', kept, setAside, others } = told;
  const side = (device: string | null, minutesAgo: number, fields: Fields | undefined): ConflictSideView =>
    ({ device, wallMs: nowMs - minutesAgo * minuteMs, fields: fields ?? [], isDeleted: fields === undefined });
  return {
    id: String(index).repeat(32).slice(0, 32), recordId: '2'.repeat(32), recordKind, accountId: null,
    accountName: language === 'fr' ? 'Compte courant' : 'Current account',
    title: {
      day: daysAgo === undefined ? null : toDay(today - daysAgo), name,
      amount: cents === undefined ? null : toCents(cents), currency: cents === undefined ? null : euro(),
    },
    kept: kept === null ? null : side(pcNameIn(language), 40, kept),
    // The second one comes from a device without a name here.
    setAside: side(index === 1 ? null : peerNameOf('pc', language), 95, setAside),
    noticedMs: nowMs - 10 * minuteMs, canKeepBoth: false, settled: null, ...others,
  };
}
