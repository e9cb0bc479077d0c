/** The words of the phone's way to a sync: reading the code of the PC. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface PhoneSyncTexts {
  readonly scan: string;
  readonly typeCode: string;
  readonly startHint: string;
  readonly startSteps: readonly string[];
  readonly safety: string;
  readonly scanTitle: string;
  /** Between `before` and `after` stands the name of the PC's button. */
  readonly aim: { readonly before: string; readonly button: string; readonly after: string };
  readonly searching: string;
  readonly starting: string;
  readonly torchOn: string;
  readonly torchOff: string;
  readonly zoom: string;
  readonly otherCamera: string;
  readonly camera: Readonly<Record<CameraFailureName, CameraFailureTexts>>;
  /** Instead of what follows a refusal in a browser. */
  readonly allowInApp: string;
  readonly allowWhereInstalled: string;
  readonly openSettings: string;
  readonly notOurs: string;
  readonly updateHere: string;
  readonly updateThere: string;
  readonly readerFailed: string;
  readonly retry: string;
  readonly codeTitle: string;
  readonly codeLabel: string;
  readonly codeHint: string;
  readonly codeLeft: (count: number) => string;
  readonly codeTooLong: (count: number) => string;
  readonly badCharacter: (character: string, group: number) => string;
  readonly paste: string;
  readonly pasteRefused: string;
  readonly pasteNoCode: string;
  readonly connect: string;
  readonly leaveTitle: string;
  readonly leaveNote: string;
  readonly leave: string;
  readonly stay: string;
}

type CameraFailureName = 'none' | 'unanswered' | 'refused' | 'busy' | 'insecure' | 'other';

interface CameraFailureTexts {
  readonly cause: string;
  readonly next: string;
}

export const phoneSyncMessages: InBoth<PhoneSyncTexts> = {
  fr: {
    scan: 'Scanner le code',
    typeCode: 'Saisir le code',
    startHint: fr`Sur le PC, ouvrez Synchronisation : un code s’affiche.`,
    startSteps: [
      fr`Sur le PC, ouvrez **Synchronisation** : un code s’affiche.`,
      fr`Ici, touchez **Scanner le code** et visez le carré.`,
      fr`La première fois, comparez les six chiffres des deux écrans.`,
    ],
    safety: fr`Une copie du dossier est prise avant la première synchronisation du jour.`,
    scanTitle: 'Scanner le code',
    aim: { before: fr`Sur le PC, ouvrez `, button: 'Synchronisation', after: fr` puis visez le carré affiché.` },
    searching: fr`Recherche du code…`,
    starting: fr`Ouverture de l’appareil photo…`,
    torchOn: 'Lampe',
    torchOff: fr`Éteindre`,
    zoom: 'Zoom',
    otherCamera: 'Autre appareil photo',
    camera: {
      none: {
        cause: fr`Cet appareil n’a pas d’appareil photo.`,
        next: fr`Saisissez le code affiché sur le PC, sous le carré.`,
      },
      unanswered: {
        cause: fr`L’appareil photo n’est pas encore autorisé.`,
        next: fr`Réessayez et touchez Autoriser, ou saisissez le code affiché sur le PC.`,
      },
      refused: {
        cause: fr`L’appareil photo est refusé à Tandem.`,
        next: fr`Saisissez le code, ou autorisez l’appareil photo : touchez l’icône à gauche de l’adresse, puis `
          + fr`Autorisations, Appareil photo, Autoriser.`,
      },
      busy: {
        cause: fr`L’appareil photo est pris par une autre application.`,
        next: fr`Fermez-la, puis réessayez, ou saisissez le code.`,
      },
      insecure: {
        cause: fr`Le navigateur ne donne pas l’appareil photo à cette adresse.`,
        next: fr`Saisissez le code affiché sur le PC, sous le carré.`,
      },
      other: {
        cause: fr`L’appareil photo ne s’ouvre pas.`,
        next: fr`Réessayez, ou saisissez le code affiché sur le PC.`,
      },
    },
    allowInApp: fr`Saisissez le code, ou autorisez l’appareil photo dans les réglages : Autorisations, Appareil photo.`,
    allowWhereInstalled: fr`Saisissez le code, ou autorisez l’appareil photo : touchez longuement l’icône de Tandem, `
      + fr`puis Infos, Autorisations, Appareil photo.`,
    openSettings: fr`Ouvrir les réglages`,
    notOurs: fr`Ce code n’est pas celui de Tandem.`,
    updateHere: fr`Ce code vient d’une version plus récente : mettez Tandem à jour sur ce téléphone.`,
    updateThere: fr`Ce code vient d’une version plus ancienne : mettez Tandem à jour sur le PC.`,
    readerFailed: fr`Le lecteur de codes ne s’ouvre pas : saisissez le code affiché sur le PC.`,
    retry: fr`Réessayer`,
    codeTitle: 'Saisir le code',
    codeLabel: 'Code du PC',
    codeHint: fr`Sept groupes de quatre, affichés sur le PC sous le carré. Le texte copié convient aussi.`,
    codeLeft: (count) => count === 1 ? fr`Encore 1 caractère.` : fr`Encore ${String(count)} caractères.`,
    codeTooLong: (count) => count === 1 ? fr`Un caractère de trop.` : fr`${String(count)} caractères de trop.`,
    badCharacter: (character, group) =>
      fr`Le groupe ${String(group)} a un caractère qui n’y va pas : « ${character} ».`,
    paste: 'Coller',
    pasteRefused: fr`Le collage est refusé : touchez longuement le champ, puis Coller.`,
    pasteNoCode: fr`Le texte copié n’est pas un code de Tandem : sur le PC, copiez le code texte.`,
    connect: 'Se connecter',
    leaveTitle: fr`Arrêter la synchronisation ?`,
    leaveNote:
      fr`Arrêter est sans risque : ce qui est arrivé reste, la suite reprendra à la prochaine synchronisation.`,
    leave: fr`Arrêter la synchronisation`,
    stay: 'Continuer',
  },
  en: {
    scan: 'Scan the code',
    typeCode: 'Type the code',
    startHint: 'On the PC, open Sync: a code is shown.',
    startSteps: [
      'On the PC, open **Sync**: a code is shown.',
      'Here, touch **Scan the code** and aim at the square.',
      'The first time, compare the six digits on both screens.',
    ],
    safety: 'A copy of the book is taken before the first sync of a day.',
    scanTitle: 'Scan the code',
    aim: { before: 'On the PC, open ', button: 'Sync', after: ', then aim at the square.' },
    searching: 'Looking for the code…',
    starting: 'Opening the camera…',
    torchOn: 'Torch',
    torchOff: 'Torch off',
    zoom: 'Zoom',
    otherCamera: 'Other camera',
    camera: {
      none: { cause: 'This device has no camera.', next: 'Type the code shown on the PC, below the square.' },
      unanswered: {
        cause: 'The camera is not allowed yet.',
        next: 'Try again and touch Allow, or type the code shown on the PC.',
      },
      refused: {
        cause: 'Tandem may not use the camera.',
        next: 'Type the code, or allow the camera: touch the icon left of the address, then Permissions, Camera, '
          + 'Allow.',
      },
      busy: {
        cause: 'Another application holds the camera.', next: 'Close it, then try again, or type the code.',
      },
      insecure: {
        cause: 'The browser gives no camera to this address.', next: 'Type the code shown on the PC, below the square.',
      },
      other: { cause: 'The camera does not open.', next: 'Try again, or type the code shown on the PC.' },
    },
    allowInApp: 'Type the code, or allow the camera in the settings: Permissions, Camera.',
    allowWhereInstalled: 'Type the code, or allow the camera: hold the icon of Tandem, then Info, Permissions, Camera.',
    openSettings: 'Open the settings',
    notOurs: 'This code is not from Tandem.',
    updateHere: 'This code comes from a newer version: update Tandem on this phone.',
    updateThere: 'This code comes from an older version: update Tandem on the PC.',
    readerFailed: 'The code reader does not open: type the code shown on the PC.',
    retry: 'Try again',
    codeTitle: 'Type the code',
    codeLabel: 'Code of the PC',
    codeHint: 'Seven groups of four, shown on the PC below the square. The copied text will do as well.',
    codeLeft: (count) => count === 1 ? '1 character more.' : `${count} characters more.`,
    codeTooLong: (count) => count === 1 ? 'One character too many.' : `${count} characters too many.`,
    badCharacter: (character, group) => `Group ${group} has a character that does not belong there: “${character}”.`,
    paste: 'Paste',
    pasteRefused: 'Pasting was refused: hold the field, then Paste.',
    pasteNoCode: 'The copied text is no code of Tandem: on the PC, copy the text code.',
    connect: 'Connect',
    leaveTitle: 'Stop the sync?',
    leaveNote: 'Stopping is safe: what has arrived stays, the rest resumes at the next sync.',
    leave: 'Stop the sync',
    stay: 'Go on',
  },
};
