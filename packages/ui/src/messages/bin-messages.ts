/** The bin: entries that were deleted. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;

export interface BinTexts {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly deleted: (moment: string, device: string) => string;
  readonly unknownDevice: string;
  readonly restore: string;
  /** For who does not see the row beside it. */
  readonly restoreName: (entry: string) => string;
  readonly choose: (entry: string) => string;
  readonly chooseAll: string;
  readonly restoreChosen: Many;
  readonly restored: Many;
  readonly nothingRestored: string;
}

export const binMessages: InBoth<BinTexts> = {
  fr: {
    title: 'Corbeille',
    intro: fr`Les écritures supprimées depuis 12 mois, ici ou sur un autre appareil.`,
    none: fr`La corbeille est vide. Les écritures supprimées y restent 12 mois.`,
    deleted: (moment, device) => fr`Supprimée le ${moment} sur ${device}`,
    unknownDevice: fr`un autre appareil`,
    restore: 'Remettre',
    restoreName: (entry) => fr`Remettre ${entry}`,
    choose: (entry) => fr`Choisir ${entry}`,
    chooseAll: fr`Tout choisir`,
    restoreChosen: (count, isOne) => isOne ? fr`Remettre l’écriture choisie` : fr`Remettre les ${count} choisies`,
    restored: (count, isOne) => isOne
      ? fr`${count} écriture est de retour dans son compte.`
      : fr`${count} écritures sont de retour dans leurs comptes.`,
    nothingRestored: fr`Rien à remettre : c’était déjà fait.`,
  },
  en: {
    title: 'Bin',
    intro: 'Entries deleted in the last 12 months, here or on another device.',
    none: 'The bin is empty. Deleted entries stay here for 12 months.',
    deleted: (moment, device) => `Deleted on ${moment} on ${device}`,
    unknownDevice: 'another device',
    restore: 'Put back',
    restoreName: (entry) => `Put back ${entry}`,
    choose: (entry) => `Select ${entry}`,
    chooseAll: 'Select all',
    restoreChosen: (count, isOne) => isOne ? 'Put back the selected entry' : `Put back the ${count} selected`,
    restored: (count, isOne) => isOne
      ? `${count} entry is back in its account.`
      : `${count} entries are back in their accounts.`,
    nothingRestored: 'Nothing to put back: it was done already.',
  },
};
