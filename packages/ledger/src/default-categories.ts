/**
 * The categories and payment methods that a new book starts with. A record stores the code and no name, so that a book
 * begun in French and one begun in English agree; the names here are what a screen shows until someone renames it.
 * Codes are written in books: they never change and are never used again. `parent.child`, at most two levels.
 */
export type Language = 'fr' | 'en';

interface Names {
  readonly fr: string;
  readonly en: string;
}

export const defaultCategories: ReadonlyMap<string, Names> = toCatalogue([
  ['income', 'Revenus', 'Income'],
  ['income.salary', 'Salaire', 'Salary'],
  ['income.bonus', 'Primes', 'Bonuses'],
  ['income.pension', 'Retraite', 'Pension'],
  ['income.benefits', 'Allocations', 'Benefits'],
  ['income.interest', 'Intérêts et dividendes', 'Interest and dividends'],
  ['income.refund', 'Remboursements', 'Refunds'],
  ['income.gift', 'Cadeaux reçus', 'Gifts received'],
  ['income.sale', 'Ventes', 'Sales'],
  ['food', 'Alimentation', 'Food'],
  ['food.groceries', 'Courses', 'Groceries'],
  ['food.bakery', 'Boulangerie', 'Bakery'],
  ['food.market', 'Marché', 'Market'],
  ['food.restaurant', 'Restaurant', 'Restaurant'],
  ['food.work', 'Repas au travail', 'Meals at work'],
  ['home', 'Logement', 'Home'],
  ['home.rent', 'Loyer', 'Rent'],
  ['home.loan', 'Prêt immobilier', 'Mortgage'],
  ['home.charges', 'Charges', 'Service charges'],
  ['home.energy', 'Électricité et gaz', 'Electricity and gas'],
  ['home.water', 'Eau', 'Water'],
  ['home.insurance', 'Assurance habitation', 'Home insurance'],
  ['home.works', 'Travaux et bricolage', 'Repairs and DIY'],
  ['home.furniture', 'Meubles et équipement', 'Furniture and appliances'],
  ['home.garden', 'Jardin', 'Garden'],
  ['communication', 'Communications', 'Communications'],
  ['communication.phone', 'Téléphone', 'Phone'],
  ['communication.internet', 'Internet', 'Internet'],
  ['communication.subscriptions', 'Abonnements', 'Subscriptions'],
  ['transport', 'Transports', 'Transport'],
  ['transport.fuel', 'Carburant', 'Fuel'],
  ['transport.public', 'Train et bus', 'Train and bus'],
  ['transport.parking', 'Péage et stationnement', 'Tolls and parking'],
  ['transport.upkeep', 'Entretien du véhicule', 'Vehicle upkeep'],
  ['transport.insurance', 'Assurance du véhicule', 'Vehicle insurance'],
  ['health', 'Santé', 'Health'],
  ['health.doctor', 'Médecin', 'Doctor'],
  ['health.pharmacy', 'Pharmacie', 'Pharmacy'],
  ['health.dental', 'Dentiste et optique', 'Dentist and optician'],
  ['health.insurance', 'Mutuelle', 'Health insurance'],
  ['family', 'Famille', 'Family'],
  ['family.childcare', 'Garde d’enfants', 'Childcare'],
  ['family.school', 'École et études', 'School and studies'],
  ['family.allowance', 'Argent de poche', 'Pocket money'],
  ['family.pets', 'Animaux', 'Pets'],
  ['personal', 'Dépenses personnelles', 'Personal'],
  ['personal.clothes', 'Vêtements', 'Clothes'],
  ['personal.care', 'Coiffeur et soins', 'Hair and care'],
  ['personal.gifts', 'Cadeaux offerts', 'Gifts given'],
  ['personal.donations', 'Dons', 'Donations'],
  ['leisure', 'Loisirs', 'Leisure'],
  ['leisure.culture', 'Culture et sorties', 'Culture and outings'],
  ['leisure.sport', 'Sport', 'Sport'],
  ['leisure.books', 'Livres et presse', 'Books and press'],
  ['leisure.holidays', 'Vacances', 'Holidays'],
  ['tax', 'Impôts et taxes', 'Taxes'],
  ['tax.income', 'Impôt sur le revenu', 'Income tax'],
  ['tax.property', 'Taxe foncière', 'Property tax'],
  ['bank', 'Banque', 'Bank'],
  ['bank.fees', 'Frais bancaires', 'Bank fees'],
  ['bank.loan', 'Intérêts d’emprunt', 'Loan interest'],
  ['other', 'Divers', 'Other'],
]);

export const defaultPaymentMethods: ReadonlyMap<string, Names> = toCatalogue([
  ['card', 'Carte', 'Card'],
  ['cheque', 'Chèque', 'Cheque'],
  ['cash', 'Espèces', 'Cash'],
  ['withdrawal', 'Retrait', 'Withdrawal'],
  ['direct-debit', 'Prélèvement', 'Direct debit'],
  ['transfer', 'Virement', 'Bank transfer'],
  ['deposit', 'Dépôt', 'Deposit'],
  ['online', 'Paiement en ligne', 'Online payment'],
]);

/** The code of the parent, or undefined for a category of the first level. */
export function parentCode(code: string): string | undefined {
  const pointAt = code.lastIndexOf('.');
  return pointAt < 0 ? undefined : code.slice(0, pointAt);
}

/** What to show for a record without a name; its code where a later version brought it. */
export function defaultName(catalogue: ReadonlyMap<string, Names>, code: string, language: Language): string {
  return catalogue.get(code)?.[language] ?? code;
}

function toCatalogue(rows: readonly (readonly [code: string, fr: string, en: string])[]): ReadonlyMap<string, Names> {
  return new Map(rows.map(([code, fr, en]) => [code, { fr, en }]));
}
