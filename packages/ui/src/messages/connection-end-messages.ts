/** Why no sync came about: the code, the network, the other program, the keys, or a no at the six digits. */
import type { NotConnectedCause, SyncEndView } from '@tandem/contract';
import type { InBoth, OfKind, TextsOf } from './texts.ts';
import { fr } from './typography.ts';
import { updateHere, updateThere, type EndTexts } from './update-messages.ts';

export interface ConnectionEndTexts {
  readonly declined: Readonly<Record<'here' | 'there', EndTexts>>;
  readonly badCodeTitle: string;
  readonly badCode: TextsOf<OfKind<SyncEndView, 'bad-code'>['failure']>;
  readonly notConnected: Readonly<Record<NotConnectedCause, EndTexts>>;
  readonly cannotListen: Readonly<Record<OfKind<SyncEndView, 'cannot-listen'>['cause'], EndTexts>>;
  readonly keyFile: Readonly<Record<'damaged' | 'unusable', EndTexts>>;
}

export const connectionEndMessages: InBoth<ConnectionEndTexts> = {
  fr: {
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
        text: fr`Ce code a déjà servi : prenez celui qui est affiché maintenant sur l’ordinateur. `
          + fr`Rien n’a été modifié.`,
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
        text: fr`L’ordinateur est là, mais Tandem n’y attend plus : relancez-y la synchronisation. `
          + fr`Rien n’a été modifié.`,
      },
      'timed-out': {
        title: fr`L’ordinateur ne répond pas`,
        text: fr`Mettez les deux appareils sur le même Wi-Fi, sans VPN, et vérifiez le pare-feu de l’ordinateur. Rien `
          + fr`n’a été modifié.`,
      },
      unreachable: {
        // A browser does not tell why: the code is no longer shown there, or no way leads there.
        title: fr`L’ordinateur n’a pas pu être joint`,
        text: fr`Vérifiez que l’ordinateur affiche encore ce code, et que les deux appareils sont sur le même Wi-Fi. `
          + fr`Rien n’a été modifié.`,
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
        text: fr`L’ordinateur refuse d’attendre un téléphone : vérifiez le réseau, puis réessayez. `
          + fr`Rien n’a été modifié.`,
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
        text: 'The computer is there, but Tandem no longer waits on it: start the sync there again. '
          + 'Nothing was changed.',
      },
      'timed-out': {
        title: 'The computer does not answer',
        text: 'Put both devices on the same Wi-Fi, without a VPN, and check the firewall of the computer. Nothing was '
          + 'changed.',
      },
      unreachable: {
        title: 'The computer could not be reached',
        text: 'Check that the computer still shows this code, and that both devices are on the same Wi-Fi. '
          + 'Nothing was changed.',
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
