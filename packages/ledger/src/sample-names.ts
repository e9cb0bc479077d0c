/** What the sample household buys and from whom: invented shops, French labels. */

export interface SampleMerchant {
  readonly name: string;
  readonly categoryCode: string;
  /** Cents: the range of a purchase. */
  readonly amountMin: number;
  readonly amountMax: number;
}

/** 288, with the 12 payees of the months 300: one shop of each of 18 trades in each of 16 places. */
export function sampleMerchants(): readonly SampleMerchant[] {
  // By place first, so that the merchants visited most often are of every trade.
  return places.flatMap((place) => trades.map(([trade, categoryCode, amountMin, amountMax]) =>
    ({ name: `${trade} ${place}`, categoryCode, amountMin, amountMax })));
}

const trades: readonly (readonly [name: string, categoryCode: string, amountMin: number, amountMax: number])[] = [
  ['Supermarché', 'food.groceries', 1200, 18_000],
  ['Boulangerie', 'food.bakery', 95, 1450],
  ['Primeur', 'food.market', 400, 3500],
  ['Épicerie', 'food.groceries', 300, 4200],
  ['Café', 'food.restaurant', 150, 1800],
  ['Brasserie', 'food.restaurant', 1350, 8600],
  ['Cantine', 'food.work', 650, 1250],
  ['Station', 'transport.fuel', 2500, 9500],
  ['Pharmacie', 'health.pharmacy', 280, 6400],
  ['Boucherie', 'food.groceries', 800, 5200],
  ['Librairie', 'leisure.books', 550, 4800],
  ['Parking', 'transport.parking', 120, 2600],
  ['Cinéma', 'leisure.culture', 690, 3900],
  ['Bricolage', 'home.works', 450, 24_000],
  ['Vêtements', 'personal.clothes', 990, 16_000],
  ['Coiffure', 'personal.care', 1800, 7500],
  ['Jardinerie', 'home.garden', 490, 12_000],
  ['Garage', 'transport.upkeep', 3900, 98_000],
];

const places: readonly string[] = [
  'du Marché', 'de l’Église', 'des Lilas', 'Saint-Éloi', 'de la Gare', 'du Vieux-Pont', 'des Trois Chênes',
  'de la Forêt', 'du Château', 'Bel-Air', 'des Frères Noël', 'de l’Île', 'du Théâtre', 'de la Fontaine', 'Gâtine',
  'du Centre commercial des Grandes Prairies',
];

/** What comes every month: on which day, from whom, for about how many cents. */
export const monthlyPayments: readonly (readonly [
  dayOfMonth: number, payee: string, categoryCode: string, methodCode: string, amount: number,
])[] = [
  [28, 'Imprimerie Bellerive', 'income.salary', 'transfer', 246_000],
  [27, 'Mairie de Saint-Éloi', 'income.salary', 'transfer', 198_500],
  [5, 'Agence des Tilleuls', 'home.rent', 'transfer', -84_500],
  [6, 'Caisse des familles', 'income.benefits', 'transfer', 14_142],
  [8, 'Électricité du Val', 'home.energy', 'direct-debit', -11_200],
  [10, 'Mutuelle des Artisans', 'health.insurance', 'direct-debit', -9640],
  [12, 'Télécom Horizon', 'communication.internet', 'direct-debit', -2999],
  [12, 'Mobile Horizon', 'communication.phone', 'direct-debit', -1598],
  [15, 'Trésor public', 'tax.income', 'direct-debit', -21_300],
  [16, 'Assurances Réunies', 'transport.insurance', 'direct-debit', -4710],
  [18, 'Crèche Les Hérissons', 'family.childcare', 'cheque', -32_000],
  [20, 'Club d’aviron', 'leisure.sport', 'cheque', -3500],
];

export const shortMemos: readonly string[] = [
  'avec Zoé', 'anniversaire', 'à rembourser', 'semaine', 'école', 'garantie 2 ans', 'pour Noël', 'réf. 4471', 'dîner',
];

export const longMemos: readonly string[] = [
  'Facture gardée dans le classeur bleu, garantie de deux ans, à rapporter avec l’emballage en cas de panne.',
  'Moitié pour nous, moitié pour les voisins : ils remboursent leur part au début du mois prochain.',
  'Devis n° 2024-118 accepté, acompte versé le jour même, le solde à la réception des travaux du salon.',
];
