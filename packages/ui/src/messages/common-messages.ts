/** Words that many screens share, and those that the controls say themselves. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface CommonTexts {
  readonly cancel: string;
  readonly close: string;
  readonly save: string;
  readonly add: string;
  readonly edit: string;
  readonly delete: string;
  readonly undo: string;
  readonly retry: string;
  readonly back: string;
  readonly next: string;
  readonly more: string;
  readonly yes: string;
  readonly no: string;
  readonly clear: string;
  readonly search: string;
  readonly loading: string;
  /** Said by a screen reader where a spinner turns, and shown where nothing may move. */
  readonly working: string;
  readonly noResult: string;
  readonly openList: string;
  readonly optional: string;
  readonly today: string;
  readonly yesterday: string;
  readonly dateUnreadable: string;
  readonly amountUnreadable: string;
  readonly amountTooLarge: string;
  readonly amountDecimals: (decimalsMax: number) => string;
  readonly calculationUnreadable: string;
  readonly pages: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly shownOf: (first: string, last: string, total: string) => string;
  readonly dateKeys: string;
}

export const commonMessages: InBoth<CommonTexts> = {
  fr: {
    cancel: 'Annuler', close: 'Fermer', save: 'Enregistrer', add: 'Ajouter', edit: 'Modifier', delete: 'Supprimer',
    undo: 'Annuler', retry: 'Réessayer', back: 'Retour', next: 'Suivant', more: 'Plus', yes: 'Oui', no: 'Non',
    clear: 'Effacer', search: 'Rechercher', loading: 'Chargement…', working: 'En cours…',
    noResult: 'Aucun résultat', openList: 'Ouvrir la liste', optional: 'facultatif',
    today: 'Aujourd’hui', yesterday: 'Hier',
    dateUnreadable: fr`Cette date n’est pas lisible. Écrivez-la ainsi : 24/11/2026.`,
    amountUnreadable: fr`Ce montant n’est pas lisible. Écrivez-le ainsi : 12,50.`,
    amountTooLarge: 'Ce montant est trop grand.',
    amountDecimals: (decimalsMax) => (decimalsMax === 0 ? 'Cette devise n’a pas de décimales.'
      : `Cette devise a ${decimalsMax} décimales.`),
    calculationUnreadable: fr`Ce calcul n’est pas lisible. Écrivez-le ainsi : 12,50+3.`,
    pages: 'Pages',
    previousPage: fr`Page précédente`,
    nextPage: 'Page suivante',
    shownOf: (first, last, total) => fr`${first} à ${last} sur ${total}`,
    dateKeys: fr`Plus et moins changent le jour, t met aujourd’hui.`,
  },
  en: {
    cancel: 'Cancel', close: 'Close', save: 'Save', add: 'Add', edit: 'Edit', delete: 'Delete',
    undo: 'Undo', retry: 'Try again', back: 'Back', next: 'Next', more: 'More', yes: 'Yes', no: 'No',
    clear: 'Clear', search: 'Search', loading: 'Loading…', working: 'Under way…',
    noResult: 'No result', openList: 'Open the list', optional: 'optional',
    today: 'Today', yesterday: 'Yesterday',
    dateUnreadable: 'This date cannot be read. Write it like this: 24/11/2026.',
    amountUnreadable: 'This amount cannot be read. Write it like this: 12.50.',
    amountTooLarge: 'This amount is too large.',
    amountDecimals: (decimalsMax) => (decimalsMax === 0 ? 'This currency has no decimals.'
      : `This currency has ${decimalsMax} decimals.`),
    calculationUnreadable: 'This calculation cannot be read. Write it like this: 12.50+3.',
    pages: 'Pages',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    shownOf: (first, last, total) => `${first} to ${last} of ${total}`,
    dateKeys: 'Plus and minus change the day, t sets today.',
  },
};
