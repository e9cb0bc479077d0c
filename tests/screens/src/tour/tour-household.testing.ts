/** A made-up household as one would find it: twelve accounts, half a year of a current account, what is to come. */
import type { AccountDraft, AllocationDraft, EntryDraft, Id } from '@tandem/contract';
import type { AccountKind } from '@tandem/ledger';
import type { EngineTap } from './engine-tap.testing.ts';

export type TourLanguage = 'fr' | 'en';

type Both = readonly [fr: string, en: string];

const accounts: readonly (readonly [kind: AccountKind, balanceToday: number, name: Both])[] = [
  ['current', 0, ['Compte courant', 'Current account']],
  ['current', 184_230, ['Compte joint', 'Joint account']],
  ['deferred-debit', -41_275, ['Carte à débit différé', 'Deferred-debit card']],
  ['credit-card', -8620, ['Carte du magasin', 'Store card']],
  ['savings', 845_000, ['Livret A', 'Savings book']],
  ['savings', 320_000, ['LDDS', 'Green savings']],
  ['savings', 1_431_058, ['PEL', 'Home savings']],
  ['cash', 6840, ['Portefeuille', 'Wallet']],
  ['cash', 24_000, ['Enveloppe vacances', 'Holiday envelope']],
  ['loan', -9_641_822, ['Prêt immobilier', 'Mortgage']],
  ['loan', -410_560, ['Prêt auto', 'Car loan']],
  ['asset', 18_500_000, ['Appartement', 'Flat']],
];
const walletIndex = 7;
const cardIndex = 2;
const savingsIndex = 4;

const category = {
  groceries: ['Alimentation : Courses', 'Food : Groceries'], bakery: ['Alimentation : Boulangerie', 'Food : Bakery'],
  train: ['Transports : Train et bus', 'Transport : Train and bus'],
  school: ['Famille : Cantine', 'Family : School meals'],
  home: ['Logement : Entretien', 'Home : Cleaning'], supplies: ['Famille : Fournitures', 'Family : Supplies'],
  pharmacy: ['Santé : Pharmacie', 'Health : Pharmacy'],
  insurance: ['Logement : Assurance habitation', 'Home : Home insurance'],
  refund: ['Revenus : Remboursements', 'Income : Refunds'], fuel: ['Transports : Carburant', 'Transport : Fuel'],
  water: ['Logement : Eau', 'Home : Water'], sport: ['Loisirs : Sport', 'Leisure : Sport'],
  internet: ['Communications : Internet', 'Communications : Internet'],
  salary: ['Revenus : Salaire', 'Income : Salary'],
  energy: ['Logement : Électricité et gaz', 'Home : Electricity and gas'],
} as const satisfies Readonly<Record<string, Both>>;

const method = {
  card: ['Carte', 'Card'], cheque: ['Chèque', 'Cheque'], transfer: ['Virement', 'Bank transfer'],
  debit: ['Prélèvement', 'Direct debit'], withdrawal: ['Retrait', 'Withdrawal'],
} as const satisfies Readonly<Record<string, Both>>;

interface Row {
  readonly daysAgo: number;
  readonly cents: number;
  readonly payee: Both;
  readonly by: keyof typeof method;
  readonly of: keyof typeof category | { readonly account: number }
    | readonly (readonly [keyof typeof category, number, Both])[];
  readonly memo?: Both;
  readonly number?: string;
}

const bakery: Both = ['Boulangerie Martin', 'Martin’s bakery'];
const shop: Both = ['Supermarché des Lilas', 'Lilac supermarket'];
const railway: Both = ['Chemins de fer', 'Railways'];

/** Of the month that ends today, and of those before it. */
const monthly: readonly Row[] = [
  { daysAgo: 28, cents: 248_620, payee: ['Imprimerie Bellerive', 'Bellerive Printers'], by: 'transfer', of: 'salary' },
  { daysAgo: 26, cents: -9640, payee: ['Électricité du Val', 'Valley Electricity'], by: 'debit', of: 'energy' },
  { daysAgo: 25, cents: -97_120, payee: ['Versement au compte joint', 'To the joint account'], by: 'transfer',
    of: { account: 1 } },
  { daysAgo: 24, cents: -2340, payee: ['Boucherie Vallier', 'Vallier butchers'], by: 'card', of: 'groceries' },
  { daysAgo: 22, cents: -3199, payee: ['Bouvet Télécom', 'Boulton Telecom'], by: 'debit', of: 'internet' },
  { daysAgo: 20, cents: -6700, payee: railway, by: 'card', of: 'train', memo: ['Lyon – Dijon', 'London – Leeds'] },
  { daysAgo: 19, cents: -7850, payee: ['École Jules-Ferry', 'Elm Street School'], by: 'cheque', of: 'school',
    memo: ['Octobre', 'October'], number: '0004127' },
  { daysAgo: 18, cents: -13_246, payee: shop, by: 'card', of: [
    ['groceries', -9618, ['', '']], ['home', -1838, ['Lessive', 'Washing powder']],
    ['supplies', -1790, ['Cahiers', 'Exercise books']],
  ] },
  { daysAgo: 17, cents: -2315, payee: ['Pharmacie du Marché', 'Market pharmacy'], by: 'card', of: 'pharmacy' },
  { daysAgo: 15, cents: -3142, payee: ['Assurances Réunies', 'United Insurance'], by: 'debit', of: 'insurance' },
  { daysAgo: 14, cents: 1606, payee: ['Caisse d’assurance maladie', 'Health fund'], by: 'transfer', of: 'refund',
    memo: ['Soins du 27/10', 'Visit of 27/10'] },
  { daysAgo: 12, cents: -5830, payee: ['Station du Pont', 'Bridge filling station'], by: 'card', of: 'fuel',
    memo: ['41,2 L', '41.2 L'] },
  { daysAgo: 11, cents: -6000, payee: ['Distributeur', 'Cash machine'], by: 'withdrawal',
    of: { account: walletIndex } },
  { daysAgo: 10, cents: -435, payee: bakery, by: 'card', of: 'bakery' },
  { daysAgo: 8, cents: -4210, payee: ['Eaux de la Saône', 'Riverside Water'], by: 'debit', of: 'water',
    memo: ['3e trimestre', '3rd quarter'] },
  { daysAgo: 7, cents: -4990, payee: ['Sports du Parc', 'Park Sports'], by: 'card', of: 'sport',
    memo: ['Chaussures', 'Shoes'] },
  { daysAgo: 6, cents: -3400, payee: railway, by: 'card', of: 'train', memo: ['Lyon – Valence', 'London – Hull'] },
  { daysAgo: 4, cents: -7164, payee: shop, by: 'card', of: 'groceries' },
  { daysAgo: 1, cents: -680, payee: bakery, by: 'card', of: 'bakery' },
];

const upcoming: readonly Row[] = [
  { daysAgo: -3, cents: 248_620, payee: ['Imprimerie Bellerive', 'Bellerive Printers'], by: 'transfer', of: 'salary' },
  { daysAgo: -4, cents: -9640, payee: ['Électricité du Val', 'Valley Electricity'], by: 'debit', of: 'energy' },
  { daysAgo: -5, cents: -41_275, payee: ['', ''], by: 'debit', of: { account: cardIndex },
    memo: ['Dépenses de novembre', 'Purchases of November'] },
  { daysAgo: -6, cents: -20_000, payee: ['Épargne mensuelle', 'Monthly savings'], by: 'transfer',
    of: { account: savingsIndex } },
];

const months = 6;
const daysPerMonth = 30;
/** Of the current account today, and how far it may go under zero. */
const balanceToday = 48_707;
const overdraftLimit = -30_000;

/** Fills a book that has one account or none; the first one is the current account then. */
export async function fillHousehold(engine: EngineTap, language: TourLanguage): Promise<void> {
  const pick = (both: Both): string => both[language === 'fr' ? 0 : 1];
  const { groups } = await engine.query('accounts', {});
  const book = await engine.query('book', {});
  if (book.kind !== 'open') throw new Error('no book is open');
  const rows = [
    ...Array.from({ length: months }, (_, index) => (months - 1 - index) * daysPerMonth)
      .flatMap((age) => monthly.map((row) => ({ ...row, daysAgo: row.daysAgo + age }))),
    ...upcoming,
  ];
  const past = rows.filter(({ daysAgo }) => daysAgo >= 0);
  const spent = past.reduce((sum, { cents }) => sum + cents, 0);
  const receivedBy = (index: number): number => past
    .filter(({ of }) => typeof of === 'object' && 'account' in of && of.account === index)
    .reduce((sum, { cents }) => sum - cents, 0);
  const accountIds: Id[] = [];
  for (const [index, [kind, balance, name]] of accounts.entries()) {
    const isFirst = index === 0;
    const account: AccountDraft = {
      name: pick(name), kind, currency: 'EUR', groupName: '', isClosed: false, note: '',
      openingBalance: isFirst ? balanceToday - spent : balance - receivedBy(index),
      overdraftLimit: isFirst ? overdraftLimit : null,
    };
    const existing = isFirst ? groups[0]?.accounts[0]?.id : undefined;
    if (existing !== undefined) await engine.command('edit-account', { accountId: existing, account });
    accountIds.push(existing ?? (await engine.command('add-account', account)).accountId);
  }
  const [accountId = ''] = accountIds;
  const methods = await engine.query('methods', {});
  const categoryIds = new Map<string, Id>();
  for (const path of Object.values(category)) {
    categoryIds.set(pick(path), (await engine.command('add-category', { path: pick(path) })).categoryId);
  }
  const categoryId = (name: keyof typeof category): Id | null => categoryIds.get(pick(category[name])) ?? null;
  const allocate = ({ of }: Row): AllocationDraft => {
    if (typeof of === 'string') return { kind: 'single', categoryId: categoryId(of) };
    if ('account' in of) return { kind: 'transfer', accountId: accountIds[of.account] ?? '', amount: null };
    const lines = of.map(([name, amount, memo]) => ({ categoryId: categoryId(name), amount, memo: pick(memo) }));
    return { kind: 'split', lines };
  };
  for (const row of rows) {
    const entry: EntryDraft = {
      entryId: null, accountId, day: book.today - row.daysAgo, valueDay: null, amount: row.cents,
      payee: pick(row.payee), allocation: allocate(row), memo: row.memo === undefined ? '' : pick(row.memo),
      number: row.number ?? '', methodId: methods.find(({ name }) => name === pick(method[row.by]))?.id ?? null,
      tags: [], status: statusOf(row.daysAgo),
    };
    await engine.command('save-entry', entry);
  }
}

function statusOf(daysAgo: number): EntryDraft['status'] {
  if (daysAgo > 18) return 'reconciled';
  return daysAgo > 10 || daysAgo === 8 ? 'cleared' : 'uncleared';
}

