/** What is asked where two books meet that are not one. */
import type { SyncQuestionView } from '@tandem/contract';
import type { InBoth, OfKind } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;
type Cause = OfKind<SyncQuestionView, 'confirm-replace'>['cause'];
type Reason = OfKind<SyncQuestionView, 'choose-book'>['reason'];

export interface ChoiceTexts {
  readonly title: string;
  readonly note: string;
}

export interface SyncQuestionTexts {
  readonly no: string;
  readonly askedThere: (peer: string) => string;
  readonly choose: {
    readonly title: Readonly<Record<Reason, string>>;
    readonly intro: Readonly<Record<Reason, string>>;
    readonly here: string;
    /** Name of the book and what it holds. */
    readonly accounts: Many;
    readonly entries: Many;
    readonly choices: string;
    readonly merge: (peer: string) => ChoiceTexts;
    readonly keepThere: (peer: string) => ChoiceTexts;
    readonly keepHere: (peer: string) => ChoiceTexts;
    readonly unchosen: string;
    readonly next: string;
    readonly nothingYet: string;
  };
  readonly replace: {
    readonly title: string;
    readonly cause: Readonly<Record<Cause, (peer: string) => string>>;
    readonly unsynced: Many;
    readonly allSynced: string;
    readonly backup: string;
    readonly onlyHere: string;
    readonly onlyThere: string;
    readonly yes: string;
  };
  readonly merge: {
    readonly title: string;
    readonly intro: (peer: string) => string;
    readonly column: { readonly what: string; readonly matched: string; readonly added: string };
    readonly row: Readonly<Record<'accounts' | 'payees' | 'categories' | 'entries', string>>;
    readonly matchedNote: string;
    readonly differing: (accounts: string) => string;
    readonly takenNames: (names: string) => string;
    readonly differingName: (mine: string, theirs: string) => string;
    readonly differingNames: (names: string) => string;
    readonly newest: string;
    readonly yes: string;
  };
}

export const syncQuestionMessages: InBoth<SyncQuestionTexts> = {
  fr: {
    no: fr`Non, ne rien changer`,
    askedThere: (peer) => fr`Répondez à la question affichée sur ${peer}. Rien ne change avant.`,
    choose: {
      title: { 'different-book': fr`Deux dossiers différents`, 'two-truths': fr`Deux sauvegardes font foi` },
      intro: {
        'different-book': fr`Chaque appareil a déjà ses propres comptes. Que faut-il en faire ?`,
        'two-truths': fr`Une sauvegarde a été restaurée sur chaque appareil, et chacune devait faire foi. Laquelle `
          + fr`garder ?`,
      },
      here: fr`Cet appareil`,
      accounts: (count, isOne) => isOne ? fr`${count} compte` : fr`${count} comptes`,
      entries: (count, isOne) => isOne ? fr`${count} écriture` : fr`${count} écritures`,
      choices: fr`Que faire des deux dossiers`,
      merge: (peer) => ({
        title: fr`Les fusionner`,
        note: fr`Les écritures d’ici s’ajoutent au dossier de ${peer}, sans doublon. Un aperçu vient avant.`,
      }),
      keepThere: (peer) => ({
        title: fr`Garder le dossier de ${peer}`,
        note: fr`Il remplace celui d’ici, qui reste dans les sauvegardes. Ce qui changerait est montré avant.`,
      }),
      keepHere: (peer) => ({
        title: fr`Garder le dossier d’ici`,
        note: fr`Il remplace celui de ${peer}, où l’accord est demandé avant.`,
      }),
      unchosen: fr`Choisissez d’abord l’un des deux dossiers.`,
      next: 'Continuer',
      nothingYet: fr`Rien n’a encore changé, ni ici ni là-bas.`,
    },
    replace: {
      title: fr`Remplacer le dossier d’ici ?`,
      cause: {
        truth: (peer) => fr`Une sauvegarde a été restaurée sur ${peer}, et elle fait foi : elle remplace le dossier `
          + fr`d’ici. Rien n’a encore changé.`,
        'chosen-here': (peer) => fr`Vous avez choisi de garder le dossier de ${peer} : il remplace celui d’ici. Rien `
          + fr`n’a encore changé.`,
        'chosen-there': (peer) => fr`Sur ${peer}, il a été choisi de garder son dossier : il remplace celui d’ici. `
          + fr`Rien n’a encore changé.`,
      },
      unsynced: (count, isOne) => isOne
        ? fr`${count} élément n’a jamais été synchronisé : il est mis de côté dans les conflits, pas perdu.`
        : fr`${count} éléments n’ont jamais été synchronisés : ils sont mis de côté dans les conflits, pas perdus.`,
      allSynced: fr`Tout ce qui est ici a déjà été synchronisé.`,
      backup: fr`Une sauvegarde du dossier d’ici est faite d’abord.`,
      onlyHere: fr`Seulement ici`,
      onlyThere: fr`Seulement là\u2011bas`,
      yes: fr`Remplacer le dossier d’ici`,
    },
    merge: {
      title: fr`Fusionner les deux dossiers ?`,
      intro: (peer) => fr`Voici ce qui s’ajouterait au dossier de ${peer}. Rien n’a encore changé.`,
      column: { what: 'Contenu', matched: fr`Déjà là\u2011bas`, added: fr`Ajoutés` },
      row: { accounts: 'Comptes', payees: 'Tiers', categories: fr`Catégories`, entries: fr`Écritures` },
      matchedNote: fr`Comptes, tiers et catégories sont reconnus à leur nom, les écritures à leur contenu : rien n’est `
        + fr`doublé.`,
      differing: (accounts) => fr`Solde de départ ou devise différents : ${accounts}. Ceux de l’autre dossier sont `
        + fr`gardés.`,
      takenNames: (names) => fr`Noms donnés ici, repris par l’autre dossier : ${names}.`,
      differingName: (mine, theirs) => fr`${theirs} (ici : ${mine})`,
      differingNames: (names) => fr`Noms différents : ${names}. Ceux de l’autre dossier sont gardés.`,
      newest: fr`Écritures ajoutées`,
      yes: 'Fusionner',
    },
  },
  en: {
    no: 'No, change nothing',
    askedThere: (peer) => `Answer the question shown on ${peer}. Nothing changes before.`,
    choose: {
      title: { 'different-book': 'Two different books', 'two-truths': 'Two backups are the truth' },
      intro: {
        'different-book': 'Each device has accounts of its own already. What should become of them?',
        'two-truths': 'A backup was restored on each device, each to be the truth. Which one do you keep?',
      },
      here: 'This device',
      accounts: (count, isOne) => isOne ? `${count} account` : `${count} accounts`,
      entries: (count, isOne) => isOne ? `${count} entry` : `${count} entries`,
      choices: 'What to do with the two books',
      merge: (peer) => ({
        title: 'Merge them',
        note: `The entries of this device join the book of ${peer}, without duplicates. A preview comes first.`,
      }),
      keepThere: (peer) => ({
        title: `Keep the book of ${peer}`,
        note: 'It replaces the one here, which stays among the backups. What would change is shown first.',
      }),
      keepHere: (peer) => ({
        title: 'Keep the book of this device',
        note: `It replaces the one of ${peer}, which is asked to agree first.`,
      }),
      unchosen: 'First choose one of the two books.',
      next: 'Continue',
      nothingYet: 'Nothing has changed yet, neither here nor there.',
    },
    replace: {
      title: 'Replace the book of this device?',
      cause: {
        truth: (peer) => `A backup was restored on ${peer}, and it is the truth: it replaces the book of this device. `
          + 'Nothing has changed yet.',
        'chosen-here': (peer) => `You chose to keep the book of ${peer}: it replaces the one of this device. Nothing `
          + 'has changed yet.',
        'chosen-there': (peer) => `On ${peer}, its own book was chosen: it replaces the one of this device. Nothing `
          + 'has changed yet.',
      },
      unsynced: (count, isOne) => isOne
        ? `${count} item was never synced: it is set aside in the conflicts, not lost.`
        : `${count} items were never synced: they are set aside in the conflicts, not lost.`,
      allSynced: 'All that is here was synced already.',
      backup: 'A backup of this book is made first.',
      onlyHere: 'Only here',
      onlyThere: 'Only there',
      yes: 'Replace the book of this device',
    },
    merge: {
      title: 'Merge the two books?',
      intro: (peer) => `This is what would be added to the book of ${peer}. Nothing has changed yet.`,
      column: { what: 'Content', matched: 'There already', added: 'Added' },
      row: { accounts: 'Accounts', payees: 'Payees', categories: 'Categories', entries: 'Entries' },
      matchedNote: 'Accounts, payees and categories are known by their name, entries by their content: nothing is '
        + 'doubled.',
      differing: (accounts) => `Another opening balance or currency: ${accounts}. Those of the other book are kept.`,
      takenNames: (names) => `Names given here that the other book takes over: ${names}.`,
      differingName: (mine, theirs) => `${theirs} (here: ${mine})`,
      differingNames: (names) => `Different names: ${names}. Those of the other book are kept.`,
      newest: 'Entries added',
      yes: 'Merge',
    },
  },
};
