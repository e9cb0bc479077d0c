/** The words of the phone's program as a program: its updates, its storage, its lock, what comes in and goes out. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface PhoneProgramTexts {
  readonly update: { readonly ready: string; readonly take: string };
  readonly later: string;
  readonly install: string;
  readonly lasting: {
    readonly title: string;
    readonly reason: string;
    readonly ask: string;
    readonly kept: string;
    readonly refused: string;
  };
  readonly shareIn: {
    readonly title: string;
    readonly reading: string;
    readonly unknown: (fileName: string) => string;
    readonly gone: string;
    readonly 'too-large': string;
    readonly unreadable: string;
    readonly toEntry: string;
    readonly toRegister: string;
  };
  /** Where a browser stands between the page and the PC. */
  readonly reach: Readonly<Record<'asks' | 'refused' | 'blocked', string>>;
  readonly fileOut: Readonly<Record<'save' | 'share' | 'left' | 'full' | 'no-app' | 'io', string>>;
  readonly lock: {
    readonly title: string;
    readonly kinds: Readonly<Record<'none' | 'device' | 'pin', string>>;
    readonly notes: Readonly<Record<'none' | 'device' | 'pin', string>>;
    readonly noDevice: string;
  };
}

export const phoneProgramMessages: InBoth<PhoneProgramTexts> = {
  fr: {
    update: { ready: fr`Une nouvelle version est prête.`, take: fr`Mettre à jour` },
    later: 'Plus tard',
    install: 'Installer Tandem',
    lasting: {
      title: fr`Vos comptes dans ce navigateur`,
      reason: fr`Quand la place manque, un navigateur efface ce qu’il n’a pas promis de garder.`,
      ask: fr`Garder ces données`,
      kept: fr`Le navigateur garde vos comptes, même quand la place manque.`,
      refused: fr`Le navigateur n’a rien promis : installez Tandem sur l’écran d’accueil, ou synchronisez souvent avec `
        + fr`le PC.`,
    },
    shareIn: {
      title: fr`Fichier partagé`,
      reading: fr`Lecture du fichier…`,
      unknown: (fileName) => fr`Tandem ne sait que faire de « ${fileName} » : partagez la photo d’un reçu, ou un `
        + fr`relevé de la banque au format OFX (Money). Rien n’a été modifié.`,
      gone: fr`Ce fichier n’est plus ici : partagez-le de nouveau. Rien n’a été modifié.`,
      'too-large': fr`Ce fichier est trop gros (20 Mo au plus) : partagez une photo, ou un relevé plus court. Rien n’a `
        + fr`été modifié.`,
      unreadable: fr`Ce fichier ne se lit pas : enregistrez-le sur le téléphone, puis partagez-le de là. Rien n’a été `
        + fr`modifié.`,
      toEntry: fr`Nouvelle écriture`,
      toRegister: fr`Voir les écritures`,
    },
    reach: {
      asks: fr`La première fois, le navigateur demande l’accès au réseau local : acceptez, le PC s’y trouve.`,
      refused: fr`Ce navigateur refuse à Tandem l’accès au réseau local : touchez l’icône à gauche de l’adresse, puis `
        + fr`Autorisations, Réseau local, Autoriser.`,
      blocked: fr`Ce navigateur ne laisse pas Tandem joindre votre PC : installez l’application Android depuis le PC `
        + fr`(Outils, Installer sur le téléphone), ou prenez Chrome ou Edge 147 ou plus récent.`,
    },
    fileOut: {
      save: fr`Enregistrer dans un fichier`,
      share: fr`Partager avec une autre application`,
      left: fr`Rien n’a été enregistré.`,
      full: fr`La mémoire du téléphone est pleine : le fichier n’a pas été écrit. Libérez de la place, puis réessayez.`,
      'no-app': fr`Aucune application ne prend ce fichier : enregistrez-le plutôt.`,
      io: fr`Le fichier n’a pas été écrit : choisissez un autre dossier, puis réessayez.`,
    },
    lock: {
      title: 'Verrouillage',
      kinds: { none: 'Aucun', device: fr`Téléphone`, pin: 'Code PIN' },
      notes: {
        none: fr`Qui tient le téléphone déverrouillé ouvre Tandem.`,
        device: fr`L’empreinte ou le code du téléphone ouvre Tandem.`,
        pin: fr`Un code de Tandem l’ouvre. Oublié, il est perdu : seul ce qui est synchronisé reviendrait du PC.`,
      },
      noDevice: fr`Ce téléphone n’a ni empreinte ni code : ajoutez-en un dans ses réglages pour ouvrir Tandem avec.`,
    },
  },
  en: {
    update: { ready: 'A new version is ready.', take: 'Update' },
    later: 'Later',
    install: 'Install Tandem',
    lasting: {
      title: 'Your accounts in this browser',
      reason: 'When space runs short, a browser deletes what it has not promised to keep.',
      ask: 'Keep this data',
      kept: 'The browser keeps your accounts, also when space runs short.',
      refused: 'The browser has promised nothing: install Tandem on the home screen, or sync with the PC often.',
    },
    shareIn: {
      title: 'Shared file',
      reading: 'Reading the file…',
      unknown: (fileName) => `Tandem has no use for “${fileName}”: share the photo of a receipt, or a statement of the `
        + 'bank as OFX (Money). Nothing was changed.',
      gone: 'This file is no longer here: share it again. Nothing was changed.',
      'too-large': 'This file is too large (20 MB at most): share a photo or a shorter statement. Nothing was changed.',
      unreadable: 'This file cannot be read: save it on the phone, then share it from there. Nothing was changed.',
      toEntry: 'New entry',
      toRegister: 'See the entries',
    },
    reach: {
      asks: 'The first time, the browser asks for access to the local network: accept, that is where the PC is.',
      refused: 'This browser refuses Tandem the local network: touch the icon left of the address, then Permissions, '
        + 'Local network, Allow.',
      blocked: 'This browser does not let Tandem reach your PC: install the Android app from the PC (Tools, Install on '
        + 'the phone), or take Chrome or Edge 147 or newer.',
    },
    fileOut: {
      save: 'Save as a file',
      share: 'Share with another app',
      left: 'Nothing was saved.',
      full: 'The storage of the phone is full: the file was not written. Free some space, then try again.',
      'no-app': 'No app takes this file: save it instead.',
      io: 'The file was not written: choose another folder, then try again.',
    },
    lock: {
      title: 'Lock',
      kinds: { none: 'None', device: 'Phone', pin: 'PIN' },
      notes: {
        none: 'Whoever holds the unlocked phone opens Tandem.',
        device: 'The fingerprint or the code of the phone opens Tandem.',
        pin: 'A code of Tandem’s own opens it. Forgotten, it cannot be found: only what is synced would come back.',
      },
      noDevice: 'This phone has neither fingerprint nor code: add one in its settings to open Tandem with it.',
    },
  },
};
