/** Every end of a sync that is no success: what happened, that nothing was lost, the one next thing to do. */
import type { NotConnectedCause, SyncEndView } from '@tandem/contract';
import type { InBoth, OfKind, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

type BadCode = OfKind<SyncEndView, 'bad-code'>['failure'];

/** `text` by the device that reads it, where the two have different things to do. */
export interface EndTexts {
  readonly title: string;
  readonly text: string | Readonly<Record<'pc' | 'phone', string>>;
}

export type EndRetry = 'resume' | 'compare' | 'again' | 'new-code';

export interface SyncEndTexts {
  readonly retry: Readonly<Record<EndRetry, string | Readonly<Record<'pc' | 'phone', string>>>>;
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
  readonly declined: Readonly<Record<'here' | 'there', EndTexts>>;
  readonly badCodeTitle: string;
  readonly badCode: TextsOf<BadCode>;
  readonly notConnected: Readonly<Record<NotConnectedCause, EndTexts>>;
  readonly cannotListen: Readonly<Record<OfKind<SyncEndView, 'cannot-listen'>['cause'], EndTexts>>;
  readonly keyFile: Readonly<Record<'damaged' | 'unusable', EndTexts>>;
}

const updateHere: InBoth<EndTexts> = {
  fr: {
    title: fr`Tandem est à mettre à jour ici`,
    text: fr`L’autre appareil a une version plus récente de Tandem : mettez celui-ci à jour. Rien n’a été modifié.`,
  },
  en: {
    title: 'Tandem needs an update here',
    text: 'The other device has a newer version of Tandem: update this one. Nothing was changed.',
  },
};

const updateThere: InBoth<EndTexts> = {
  fr: {
    title: fr`Tandem est à mettre à jour sur l’autre appareil`,
    text: fr`L’autre appareil a une version plus ancienne de Tandem : mettez-le à jour. Rien n’a été modifié.`,
  },
  en: {
    title: 'Tandem needs an update on the other device',
    text: 'The other device has an older version of Tandem: update it. Nothing was changed.',
  },
};

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
        pc: fr`Rien n’est perdu. Comparez à nouveau ; si cela se répète, lancez Outils > Base de données > Vérification.`,
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
      'different-book': {
        title: fr`Deux dossiers différents`,
        text: fr`Les deux appareils tiennent deux dossiers différents : ouvrez le même des deux côtés. Rien n’a été `
          + fr`modifié.`,
      },
      'other-generation': {
        title: fr`Une sauvegarde a été restaurée`,
        text: fr`L’un des appareils a restauré une sauvegarde : choisissez d’abord laquelle des deux copies garder. `
          + fr`Rien n’a été modifié.`,
      },
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
        title: fr`Le disque de l’autre appareil est plein`,
        text: fr`Rien n’est perdu : libérez-y de la place, puis recommencez.`,
      },
      other: {
        title: fr`L’autre appareil n’a pas pu continuer`,
        text: fr`Rien n’est perdu : vérifiez-y la place libre, rouvrez Tandem, puis recommencez.`,
      },
    },
    storeFailed: {
      diskFull: {
        title: fr`Le disque est plein`,
        text: fr`Rien n’est perdu : ce qui était enregistré le reste. Libérez de la place, puis recommencez.`,
      },
      other: {
        title: fr`Le dossier n’a pas pu être enregistré`,
        text: fr`Rien n’est perdu : ce qui était enregistré le reste. Vérifiez le disque, puis recommencez.`,
      },
    },
    declined: {
      here: {
        title: fr`Appairage refusé`,
        text: {
          pc: fr`Vous avez répondu non : rien n’a été envoyé. Affichez un nouveau code pour recommencer.`,
          phone: fr`Vous avez répondu non : rien n’a été envoyé. Prenez un nouveau code pour recommencer.`,
        },
      },
      there: {
        title: fr`Appairage refusé sur l’autre appareil`,
        text: {
          pc: fr`Le téléphone a répondu non, ou est parti : rien n’a été envoyé. Affichez un nouveau code pour `
            + fr`recommencer.`,
          phone: fr`L’ordinateur a répondu non : rien n’a été envoyé. Prenez un nouveau code pour recommencer.`,
        },
      },
    },
    badCodeTitle: fr`Ce code ne convient pas`,
    badCode: {
      'not-ours': fr`Ce code n’est pas celui de Tandem : prenez celui que l’ordinateur affiche.`,
      'other-version':
        fr`Ce code vient d’une autre version de Tandem : mettez à jour les deux appareils. Rien n’a été modifié.`,
      mistyped: fr`Ce code est incomplet ou mal recopié : vérifiez chaque groupe, puis recommencez.`,
      malformed: fr`Ce code ne dit pas où se trouve l’ordinateur : affichez-en un nouveau là-bas.`,
      'wrong-length': ({ length, expected }) =>
        fr`Ce code a ${length} caractères au lieu de ${expected} : vérifiez les 7 groupes de 4.`,
      'bad-character': ({ character, place }) =>
        fr`Le caractère « ${character} » (n° ${place}) n’existe pas dans ces codes : vérifiez-le.`,
    },
    notConnected: {
      'wrong-code': {
        title: fr`Code inconnu`,
        text: fr`L’ordinateur ne reconnaît pas ce code : prenez celui qui y est affiché maintenant. Rien n’a été `
          + fr`modifié.`,
      },
      'expired-code': {
        title: fr`Code expiré`,
        text: fr`Ce code a expiré : prenez celui qui est affiché maintenant sur l’ordinateur. Rien n’a été modifié.`,
      },
      'used-code': {
        title: fr`Code déjà utilisé`,
        text: fr`Ce code a déjà servi : prenez celui qui est affiché maintenant sur l’ordinateur. Rien n’a été modifié.`,
      },
      'update-here': updateHere.fr,
      'update-there': updateThere.fr,
      cut: {
        title: fr`Connexion coupée`,
        text: fr`La connexion a été coupée avant la synchronisation, ou le code n’est plus valable : prenez un nouveau `
          + fr`code. Rien n’a été modifié.`,
      },
      busy: {
        title: fr`L’ordinateur est occupé`,
        text: fr`L’ordinateur ne prend pas d’autre appel pour le moment : réessayez dans une minute. Rien n’a été `
          + fr`modifié.`,
      },
      'another-computer': {
        title: fr`Un autre ordinateur a répondu`,
        text: fr`Un autre ordinateur a répondu à cette adresse : affichez un nouveau code sur le vôtre. Rien n’a été `
          + fr`modifié.`,
      },
      refused: {
        title: fr`Tandem n’attend plus sur l’ordinateur`,
        text: fr`L’ordinateur est là, mais Tandem n’y attend plus : relancez-y la synchronisation. Rien n’a été modifié.`,
      },
      'timed-out': {
        title: fr`L’ordinateur ne répond pas`,
        text: fr`Mettez les deux appareils sur le même Wi-Fi, sans VPN, et vérifiez le pare-feu de l’ordinateur. Rien `
          + fr`n’a été modifié.`,
      },
      unreachable: {
        title: fr`L’ordinateur est sur un autre réseau`,
        text: fr`Cet appareil n’atteint pas le réseau de l’ordinateur : mettez-les sur le même Wi-Fi. Rien n’a été `
          + fr`modifié.`,
      },
    },
    cannotListen: {
      'no-network': {
        title: fr`Aucun réseau local`,
        text: fr`Cet ordinateur n’est relié à aucun réseau local : reliez-le au réseau du téléphone, puis réessayez.`,
      },
      'address-in-use': {
        title: fr`Le port est déjà pris`,
        text: fr`Un autre programme occupe la place où Tandem attend le téléphone : fermez-le, puis réessayez.`,
      },
      'not-allowed': {
        title: fr`L’ordinateur ne laisse pas Tandem attendre`,
        text: fr`Le système refuse à Tandem l’accès au réseau : autorisez-le dans le pare-feu, puis réessayez.`,
      },
      other: {
        title: fr`L’attente n’a pas pu commencer`,
        text: fr`L’ordinateur refuse d’attendre un téléphone : vérifiez le réseau, puis réessayez. Rien n’a été modifié.`,
      },
    },
    keyFile: {
      damaged: {
        title: fr`Le fichier des clés est abîmé`,
        text: fr`Vos comptes sont intacts. Déplacez ce fichier hors du dossier de Tandem, puis appairez à nouveau.`,
      },
      unusable: {
        title: fr`Le fichier des clés est inutilisable`,
        text: fr`Vos comptes sont intacts. Vérifiez vos droits d’accès et la place libre, puis réessayez.`,
      },
    },
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
      'different-book': {
        title: 'Two different books',
        text: 'The two devices hold two different books: open the same one on both. Nothing was changed.',
      },
      'other-generation': {
        title: 'A backup was restored',
        text: 'One of the devices restored a backup: choose first which copy to keep. Nothing was changed.',
      },
      'no-book': {
        title: 'No book',
        text: {
          pc: 'Neither device has a book yet: create one here, then sync.',
          phone: 'Neither device has a book yet: create one on the computer.',
        },
      },
    },
    cancelled: {
      here: { title: 'Sync stopped', text: 'Nothing is lost: what has arrived stays, and the next one goes on from there.' },
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
        title: 'The disk of the other device is full', text: 'Nothing is lost: free some space there, then try again.',
      },
      other: {
        title: 'The other device could not go on',
        text: 'Nothing is lost: check its free space, open Tandem there again, then try again.',
      },
    },
    storeFailed: {
      diskFull: {
        title: 'The disk is full',
        text: 'Nothing is lost: what was saved stays. Free some space, then try again.',
      },
      other: {
        title: 'The book could not be saved',
        text: 'Nothing is lost: what was saved stays. Check the disk, then try again.',
      },
    },
    declined: {
      here: {
        title: 'Pairing refused',
        text: {
          pc: 'You answered no: nothing was sent. Show a new code to begin again.',
          phone: 'You answered no: nothing was sent. Take a new code to begin again.',
        },
      },
      there: {
        title: 'Pairing refused on the other device',
        text: {
          pc: 'The phone answered no, or left: nothing was sent. Show a new code to begin again.',
          phone: 'The computer answered no: nothing was sent. Take a new code to begin again.',
        },
      },
    },
    badCodeTitle: 'This code does not fit',
    badCode: {
      'not-ours': 'This code is not one of Tandem: take the one that the computer shows.',
      'other-version': 'This code comes from another version of Tandem: update both devices. Nothing was changed.',
      mistyped: 'This code is incomplete or was copied wrongly: check each group, then try again.',
      malformed: 'This code does not say where the computer is: show a new one there.',
      'wrong-length': ({ length, expected }) =>
        `This code has ${length} characters instead of ${expected}: check the 7 groups of 4.`,
      'bad-character': ({ character, place }) =>
        `The character "${character}" (no. ${place}) does not exist in these codes: check it.`,
    },
    notConnected: {
      'wrong-code': {
        title: 'Unknown code',
        text: 'The computer does not know this code: take the one that it shows now. Nothing was changed.',
      },
      'expired-code': {
        title: 'Expired code',
        text: 'This code has expired: take the one that the computer shows now. Nothing was changed.',
      },
      'used-code': {
        title: 'Code already used',
        text: 'This code was already used: take the one that the computer shows now. Nothing was changed.',
      },
      'update-here': updateHere.en,
      'update-there': updateThere.en,
      cut: {
        title: 'The connection dropped',
        text: 'The connection dropped before the sync, or the code is no longer good: take a new code. Nothing was '
          + 'changed.',
      },
      busy: {
        title: 'The computer is busy',
        text: 'The computer takes no further call for now: try again in a minute. Nothing was changed.',
      },
      'another-computer': {
        title: 'Another computer answered',
        text: 'Another computer answered at this address: show a new code on yours. Nothing was changed.',
      },
      refused: {
        title: 'Tandem no longer waits on the computer',
        text: 'The computer is there, but Tandem no longer waits on it: start the sync there again. Nothing was changed.',
      },
      'timed-out': {
        title: 'The computer does not answer',
        text: 'Put both devices on the same Wi-Fi, without a VPN, and check the firewall of the computer. Nothing was '
          + 'changed.',
      },
      unreachable: {
        title: 'The computer is on another network',
        text: 'This device does not reach the network of the computer: put them on the same Wi-Fi. Nothing was changed.',
      },
    },
    cannotListen: {
      'no-network': {
        title: 'No local network',
        text: 'This computer is on no local network: connect it to the phone\'s network, then try again.',
      },
      'address-in-use': {
        title: 'The port is taken',
        text: 'Another program occupies the place where Tandem waits for the phone: close it, then try again.',
      },
      'not-allowed': {
        title: 'The computer does not let Tandem wait',
        text: 'The system refuses Tandem the network: allow it in the firewall, then try again.',
      },
      other: {
        title: 'The wait could not begin',
        text: 'The computer refuses to wait for a phone: check the network, then try again. Nothing was changed.',
      },
    },
    keyFile: {
      damaged: {
        title: 'The key file is damaged',
        text: 'Your accounts are as they were. Move that file out of the folder of Tandem, then pair again.',
      },
      unusable: {
        title: 'The key file cannot be used',
        text: 'Your accounts are as they were. Check your access rights and the free space, then try again.',
      },
    },
  },
};
