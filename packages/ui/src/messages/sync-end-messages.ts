/** Every end of a sync that is no success: what happened, that nothing was lost, the one next thing to do. */
import type { SyncEndView } from '@tandem/contract';
import { backupFaultMessages, type BackupFaultTexts } from './backup-fault-messages.ts';
import { connectionEndMessages, type ConnectionEndTexts } from './connection-end-messages.ts';
import type { InBoth, OfKind } from './texts.ts';
import { fr } from './typography.ts';
import { updateHere, updateThere, type EndTexts } from './update-messages.ts';

export type EndRetry = 'resume' | 'compare' | 'again' | 'new-code';

export interface SyncEndTexts {
  readonly retry: Readonly<Record<Exclude<EndRetry, 'new-code'>, string>>
    & { readonly 'new-code': Readonly<Record<'pc' | 'phone', string>> };
  readonly setAside: (count: string, isOne: boolean) => EndTexts;
  readonly stillChanging: EndTexts;
  readonly notIdentical: EndTexts;
  readonly fault: EndTexts;
  readonly refused: Readonly<Record<OfKind<SyncEndView, 'refused'>['refusal'], EndTexts>>;
  readonly cancelled: Readonly<Record<'here' | 'there', EndTexts>>;
  readonly cutEarly: EndTexts;
  readonly cut: (done: string, expected: string) => EndTexts;
  readonly peerFailed: Readonly<Record<'diskFull' | 'other', EndTexts>>;
  readonly storeFailed: Readonly<Record<'diskFull' | 'other', EndTexts>>;
  readonly noBackup: (reason: OfKind<SyncEndView, 'no-backup'>['reason']) => EndTexts;
  readonly connection: ConnectionEndTexts;
}

export const syncEndMessages: InBoth<SyncEndTexts> = {
  fr: {
    retry: {
      resume: 'Reprendre',
      compare: fr`Comparer à nouveau`,
      again: fr`Réessayer`,
      'new-code': { pc: fr`Afficher un nouveau code`, phone: fr`Prendre un nouveau code` },
    },
    setAside: (count, isOne) => ({
      title: isOne ? fr`${count} élément mis à part` : fr`${count} éléments mis à part`,
      text: fr`Tout le reste est identique. Ce qui est mis à part reste là où il est : mettez Tandem à jour des deux `
        + fr`côtés, puis synchronisez à nouveau.`,
    }),
    stillChanging: {
      title: fr`Des modifications arrivent encore`,
      text: fr`Quelqu’un saisit sur l’un des appareils. Rien n’est perdu : synchronisez à nouveau.`,
    },
    notIdentical: {
      title: fr`Les deux dossiers ne sont pas identiques`,
      text: {
        pc: fr`Rien n’est perdu. Comparez à nouveau ; si cela se répète, lancez Outils > Base de données > `
          + fr`Vérification.`,
        phone: fr`Rien n’est perdu. Comparez à nouveau ; si cela se répète, lancez la vérification sur l’ordinateur.`,
      },
    },
    fault: {
      title: fr`La synchronisation s’est arrêtée sur un défaut`,
      text: fr`Les deux appareils ne se sont pas compris. Rien n’est perdu : mettez Tandem à jour des deux côtés, puis `
        + fr`recommencez.`,
    },
    refused: {
      'update-here': updateHere.fr,
      'update-there': updateThere.fr,
      'no-book': {
        title: fr`Aucun dossier`,
        text: {
          pc: fr`Aucun des deux appareils n’a encore de dossier : créez-en un ici, puis synchronisez.`,
          phone: fr`Aucun des deux appareils n’a encore de dossier : créez-en un sur l’ordinateur.`,
        },
      },
    },
    cancelled: {
      here: {
        title: fr`Synchronisation arrêtée`,
        text: fr`Rien n’est perdu : ce qui est arrivé reste, la prochaine reprend là.`,
      },
      there: {
        title: fr`L’autre appareil a arrêté la synchronisation`,
        text: fr`Rien n’est perdu : ce qui est arrivé reste, la prochaine reprend là.`,
      },
    },
    cutEarly: { title: fr`Connexion coupée`, text: fr`La connexion a été coupée. Rien n’est perdu : reprenez.` },
    cut: (done, expected) => ({
      title: fr`Connexion coupée à ${done}`,
      text: fr`La connexion a été coupée à ${done} sur ${expected}. Rien n’est perdu : reprenez, la suite part de là.`,
    }),
    peerFailed: {
      diskFull: {
        title: fr`L’autre appareil n’a plus de place`,
        text: fr`Rien n’est perdu : libérez-y de la place, puis recommencez.`,
      },
      other: {
        title: fr`L’autre appareil n’a pas pu continuer`,
        text: fr`Rien n’est perdu : vérifiez-y la place libre, rouvrez Tandem, puis recommencez.`,
      },
    },
    storeFailed: {
      diskFull: {
        title: fr`Il n’y a plus de place ici`,
        text: fr`Rien n’est perdu : ce qui était enregistré le reste. Libérez de la place, puis recommencez.`,
      },
      other: {
        title: fr`Le dossier n’a pas pu être enregistré`,
        text: fr`Rien n’est perdu : ce qui était enregistré le reste. Vérifiez le disque, puis recommencez.`,
      },
    },
    noBackup: (reason) => withoutBackup(backupFaultMessages.fr, reason),
    connection: connectionEndMessages.fr,
  },
  en: {
    retry: {
      resume: 'Resume',
      compare: 'Compare again',
      again: 'Try again',
      'new-code': { pc: 'Show a new code', phone: 'Take a new code' },
    },
    setAside: (count, isOne) => ({
      title: isOne ? `${count} item set aside` : `${count} items set aside`,
      text: 'All the rest is identical. What is set aside stays where it is: update Tandem on both, then sync again.',
    }),
    stillChanging: {
      title: 'Changes are still coming in',
      text: 'Somebody is typing on one of the devices. Nothing is lost: sync again.',
    },
    notIdentical: {
      title: 'The two books are not identical',
      text: {
        pc: 'Nothing is lost. Compare again; if it happens again, run Tools > Database > Check.',
        phone: 'Nothing is lost. Compare again; if it happens again, run the check on the computer.',
      },
    },
    fault: {
      title: 'The sync stopped on a defect',
      text: 'The two devices did not understand each other. Nothing is lost: update Tandem on both, then try again.',
    },
    refused: {
      'update-here': updateHere.en,
      'update-there': updateThere.en,
      'no-book': {
        title: 'No book',
        text: {
          pc: 'Neither device has a book yet: create one here, then sync.',
          phone: 'Neither device has a book yet: create one on the computer.',
        },
      },
    },
    cancelled: {
      here: {
        title: 'Sync stopped',
        text: 'Nothing is lost: what has arrived stays, and the next one goes on from there.',
      },
      there: {
        title: 'The other device stopped the sync',
        text: 'Nothing is lost: what has arrived stays, and the next one goes on from there.',
      },
    },
    cutEarly: { title: 'The connection dropped', text: 'The connection dropped. Nothing is lost: resume.' },
    cut: (done, expected) => ({
      title: `The connection dropped at ${done}`,
      text: `The connection dropped at ${done} of ${expected}. Nothing is lost: resume, and it goes on from there.`,
    }),
    peerFailed: {
      diskFull: {
        title: 'The other device has no space left', text: 'Nothing is lost: free some space there, then try again.',
      },
      other: {
        title: 'The other device could not go on',
        text: 'Nothing is lost: check its free space, open Tandem there again, then try again.',
      },
    },
    storeFailed: {
      diskFull: {
        title: 'No space is left here',
        text: 'Nothing is lost: what was saved stays. Free some space, then try again.',
      },
      other: {
        title: 'The book could not be saved',
        text: 'Nothing is lost: what was saved stays. Check the disk, then try again.',
      },
    },
    noBackup: (reason) => withoutBackup(backupFaultMessages.en, reason),
    connection: connectionEndMessages.en,
  },
};

function withoutBackup(
  { advice, endText, endTitle }: BackupFaultTexts, reason: OfKind<SyncEndView, 'no-backup'>['reason'],
): EndTexts {
  return { title: endTitle, text: endText(advice[reason]) };
}
