/** The words of the first start. */
import type { DamagedBook } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

interface Way {
  readonly title: string;
  readonly note: string;
}

export interface FirstStartTexts {
  readonly question: string;
  readonly language: string;
  readonly ways: string;
  readonly create: Way;
  readonly fromBank: Way;
  readonly fromPhone: Way;
  readonly restore: Way;
  readonly promise: string;
  readonly noBook: string;
  readonly chooseKeys: string;
  readonly enterKey: string;
  readonly openKey: string;
  readonly damaged: Readonly<Record<DamagedBook['reason'], (name: string) => string>>;
  readonly restoreLast: string;
  readonly creating: string;
}

export const firstStartMessages: InBoth<FirstStartTexts> = {
  fr: {
    question: fr`Les mêmes comptes sur le PC et sur le téléphone. Par quoi commencer ?`,
    language: fr`Langue`,
    ways: fr`Façons de commencer`,
    create: { title: fr`Créer un dossier`, note: fr`Vide, avec une liste de catégories que vous pourrez changer` },
    fromBank: {
      title: fr`Reprendre d’un autre logiciel ou de la banque`,
      note: fr`Fichier OFX de votre banque, avec un aperçu avant d’écrire`,
    },
    fromPhone: { title: fr`Recevoir les comptes du téléphone`, note: fr`Le téléphone scanne un code affiché ici` },
    restore: { title: fr`Restaurer une sauvegarde`, note: fr`Le contenu est montré avant d’être repris` },
    promise: fr`Vos comptes restent sur vos appareils. Tandem n’a ni compte à créer ni serveur.`,
    noBook: fr`Aucun dossier ouvert`,
    chooseKeys: 'choisir',
    enterKey: fr`Entrée`,
    openKey: 'ouvrir',
    damaged: {
      damaged: (name) => fr`Le dossier ${name} est abîmé et ne s’ouvre pas. Son fichier reste tel quel.`,
      'in-use': (name) =>
        fr`Le dossier ${name} est ouvert ailleurs : fermez l’autre fenêtre de Tandem, puis relancez-le.`,
      'later-version': (name) =>
        fr`Le dossier ${name} vient d’une version plus récente : mettez Tandem à jour. Rien n’a été modifié.`,
      'not-a-book': (name) =>
        fr`Le fichier ${name} n’est plus un dossier Tandem. Il reste tel quel.`,
      storage: (name) =>
        fr`Le dossier ${name} n’a pas pu être lu : vérifiez le disque et vos droits d’accès. Rien n’a été modifié.`,
      full: (name) =>
        fr`Le disque est plein : le dossier ${name} ne peut pas être sauvegardé, puis mis à jour. Libérez de la place, `
          + fr`puis relancez Tandem. Rien n’a été modifié.`,
    },
    restoreLast: 'Restaurer…',
    creating: fr`Création du dossier…`,
  },
  en: {
    question: 'The same accounts on the PC and on the phone. Where to begin?',
    language: 'Language',
    ways: 'Ways to begin',
    create: { title: 'Create a book', note: 'Empty, with a list of categories that you can change' },
    fromBank: {
      title: 'Take over from another program or the bank',
      note: 'An OFX file of your bank, with a preview before anything is written',
    },
    fromPhone: { title: 'Receive the accounts of the phone', note: 'The phone scans a code shown here' },
    restore: { title: 'Restore a backup', note: 'What it holds is shown before it is taken' },
    promise: 'Your accounts stay on your devices. Tandem has no account to create and no server.',
    noBook: 'No book open',
    chooseKeys: 'choose',
    enterKey: 'Enter',
    openKey: 'open',
    damaged: {
      damaged: (name) => `The book ${name} is damaged and does not open. Its file stays as it is.`,
      'in-use': (name) => `The book ${name} is open elsewhere: close the other window of Tandem, then start it again.`,
      'later-version': (name) => `The book ${name} comes from a newer version: update Tandem. Nothing was changed.`,
      'not-a-book': (name) => `The file ${name} is no Tandem book any more. It stays as it is.`,
      storage: (name) =>
        `The book ${name} could not be read: check the disk and your access rights. Nothing was changed.`,
      full: (name) => `The disk is full: the book ${name} cannot be backed up, then updated. Free some space, then `
        + 'start Tandem again. Nothing was changed.',
    },
    restoreLast: 'Restore…',
    creating: 'Creating the book…',
  },
};
