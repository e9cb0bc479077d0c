/** The words of the sync screens, on both devices. `**word**` is set bold. */
import type { SyncShowingCode, SyncStep } from '@tandem/contract';
import { syncEndMessages, type SyncEndTexts } from './sync-end-messages.ts';
import { syncHelpMessages, type SyncHelpTexts } from './sync-help-messages.ts';
import { syncQuestionMessages, type SyncQuestionTexts } from './sync-question-messages.ts';
import { syncReportMessages, type SyncReportTexts } from './sync-report-messages.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

/** By the device that reads them. */
export type ByDevice = Readonly<Record<'pc' | 'phone', string>>;

export interface SyncTexts {
  readonly title: string;
  readonly close: string;
  readonly cancel: string;
  /** What the other device is called where it has not said its name. */
  readonly unnamedPeer: ByDevice;
  readonly code: SyncCodeTexts;
  readonly help: SyncHelpTexts;
  readonly confirm: SyncConfirmTexts;
  readonly question: SyncQuestionTexts;
  readonly progress: SyncProgressTexts;
  readonly report: SyncReportTexts;
  readonly end: SyncEndTexts;
}

/** The PC's window while it waits. */
export interface SyncCodeTexts {
  readonly preparing: string;
  readonly waiting: string;
  readonly onPhone: string;
  readonly steps: readonly string[];
  readonly qr: string;
  readonly renewsIn: (duration: string) => string;
  readonly thisPc: string;
  readonly addresses: string;
  readonly network: Readonly<Record<'wifi' | 'cable' | 'other', string>>;
  readonly andOthers: (count: string) => string;
  readonly textCode: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly toPaste: string;
  readonly shortCode: string;
  readonly toType: string;
  /** Of the phones that wait, the next one first. */
  readonly nextTurns: (names: string) => string;
  readonly anotherPhone: string;
  readonly anotherPhoneNote: string;
  readonly turnedAway: Readonly<Record<Exclude<SyncShowingCode['turnedAway'], null>, string>>;
}

export interface SyncConfirmTexts {
  readonly title: string;
  /** What the other device is. */
  readonly peer: ByDevice;
  readonly question: ByDevice;
  readonly note: ByDevice;
  readonly no: string;
  readonly yes: string;
  readonly accepted: ByDevice;
  readonly stop: string;
}

export interface SyncProgressTexts {
  readonly titleWith: (peer: string) => string;
  readonly with: string;
  readonly connecting: ByDevice;
  readonly waitingTurn: (peer: string) => string;
  readonly step: (number: number, of: number, name: string) => string;
  readonly name: Readonly<Record<SyncStep, string>>;
  readonly of: (expected: string) => string;
  readonly compared: (done: string) => string;
  readonly percent: (whole: number) => string;
  readonly perSecond: (rate: string) => string;
  readonly left: (duration: string) => string;
  readonly photos: (done: string, expected: string, size: string) => string;
  readonly done: string;
  readonly doneMany: string;
  readonly underWay: string;
  readonly next: string;
  readonly toExchange: Readonly<Record<'sending' | 'receiving' | 'both', (count: string) => string>>;
  readonly nothingToExchange: string;
  readonly isSafe: string;
  readonly cancelling: string;
}

export const syncMessages: InBoth<SyncTexts> = {
  fr: {
    title: 'Synchronisation',
    close: 'Fermer',
    cancel: 'Annuler',
    unnamedPeer: { pc: fr`le téléphone`, phone: fr`l’ordinateur` },
    code: {
      preparing: fr`Préparation du code…`,
      waiting: fr`En attente du téléphone…`,
      onPhone: fr`Sur le téléphone`,
      steps: [
        fr`Ouvrez Tandem, puis **Menu** et **Synchronisation**.`,
        fr`Touchez **Scanner le code** et visez le carré ci-contre.`,
        fr`La première fois, comparez les six chiffres des deux écrans.`,
      ],
      qr: fr`Code à scanner avec le téléphone`,
      renewsIn: (duration) => fr`Ce code change dans ${duration}`,
      thisPc: fr`Ce PC`,
      addresses: fr`Adresses`,
      network: { wifi: 'Wi-Fi', cable: 'câble', other: 'autre' },
      andOthers: (count) => fr`et ${count} autres`,
      textCode: fr`Code texte`,
      copy: 'Copier',
      copied: fr`Copié`,
      copyFailed: fr`La copie a été refusée : sélectionnez le code, puis Ctrl+C.`,
      toPaste: fr`Sans appareil photo : à coller sur le téléphone.`,
      shortCode: fr`Code à saisir`,
      toType: fr`Ou à saisir sur le téléphone, sur le même réseau.`,
      nextTurns: (names) => fr`Ensuite : ${names}.`,
      anotherPhone: fr`Montrer le code à un autre téléphone`,
      anotherPhoneNote: fr`Qu’il scanne ce code : sa synchronisation commence après celle-ci.`,
      turnedAway: {
        'wrong-code': fr`Un appareil a appelé avec un autre code. Scannez celui qui est affiché ici.`,
        'expired-code': fr`Un appareil a appelé avec un code expiré. Scannez celui qui est affiché maintenant.`,
        'used-code': fr`Un appareil a appelé avec un code déjà utilisé. Scannez celui qui est affiché maintenant.`,
        'other-version':
          fr`Un appareil d’une autre version de Tandem a appelé. Mettez Tandem à jour des deux côtés.`,
        busy: fr`Trop d’appels à la fois. Attendez une minute, puis scannez à nouveau.`,
      },
    },
    help: syncHelpMessages.fr,
    confirm: {
      title: fr`Premier appairage`,
      peer: { pc: fr`Téléphone`, phone: 'Ordinateur' },
      question: {
        pc: fr`Les mêmes six chiffres sont-ils affichés sur le téléphone ?`,
        phone: fr`Les mêmes six chiffres sont-ils affichés sur l’ordinateur ?`,
      },
      note: {
        pc: fr`Rien n’a encore été envoyé. Si les chiffres diffèrent, un autre téléphone a scanné le code : arrêtez.`,
        phone: fr`Rien n’a encore été envoyé. Si les chiffres diffèrent, quelqu’un d’autre répond à la place de votre `
          + fr`ordinateur : arrêtez.`,
      },
      no: fr`Non, arrêter`,
      yes: fr`Oui, ce sont les mêmes`,
      accepted: {
        pc: fr`Vous avez dit oui. Répondez aussi sur le téléphone…`,
        phone: fr`Vous avez dit oui. Répondez aussi sur l’ordinateur…`,
      },
      stop: fr`Arrêter`,
    },
    progress: {
      titleWith: (peer) => fr`Synchronisation avec ${peer}`,
      with: 'avec',
      connecting: { pc: fr`Connexion au téléphone…`, phone: fr`Connexion à l’ordinateur…` },
      waitingTurn: (peer) => fr`${peer} se synchronise avec un autre appareil. Votre tour viendra de lui-même.`,
      step: (number, of, name) => fr`Étape ${number} sur ${of} · ${name}`,
      name: {
        connecting: fr`Connexion chiffrée`, comparing: 'Comparaison', exchanging: fr`Écritures`,
        proving: fr`Vérification`,
      },
      of: (expected) => fr`sur ${expected}`,
      compared: (done) => fr`${done} comparées`,
      percent: (whole) => `${whole}\u00a0%`,
      perSecond: (rate) => fr`${rate} écritures par seconde`,
      left: (duration) => fr`reste environ ${duration}`,
      photos: (done, expected, size) => fr`Photos : ${done} sur ${expected}, ${size}`,
      done: 'faite',
      doneMany: 'faites',
      underWay: fr`en cours`,
      next: 'ensuite',
      toExchange: {
        sending: (count) => fr`${count} à envoyer`,
        receiving: (count) => fr`${count} à recevoir`,
        both: (count) => fr`${count} à échanger`,
      },
      nothingToExchange: fr`rien à échanger`,
      isSafe: fr`Annuler est sans risque : ce qui est arrivé reste, la suite reprendra à la prochaine synchronisation.`,
      cancelling: fr`Arrêt en cours : ce qui est arrivé s’enregistre…`,
    },
    question: syncQuestionMessages.fr,
    report: syncReportMessages.fr,
    end: syncEndMessages.fr,
  },
  en: {
    title: 'Sync',
    close: 'Close',
    cancel: 'Cancel',
    unnamedPeer: { pc: 'the phone', phone: 'the computer' },
    code: {
      preparing: 'Preparing the code…',
      waiting: 'Waiting for the phone…',
      onPhone: 'On the phone',
      steps: [
        'Open Tandem, then **Menu** and **Sync**.',
        'Touch **Scan the code** and aim at the square.',
        'The first time, compare the six digits on both screens.',
      ],
      qr: 'Code to scan with the phone',
      renewsIn: (duration) => `This code changes in ${duration}`,
      thisPc: 'This PC',
      addresses: 'Addresses',
      network: { wifi: 'Wi-Fi', cable: 'cable', other: 'other' },
      andOthers: (count) => `and ${count} more`,
      textCode: 'Text code',
      copy: 'Copy',
      copied: 'Copied',
      copyFailed: 'Copying was refused: select the code, then Ctrl+C.',
      toPaste: 'No camera: paste it on the phone.',
      shortCode: 'Code to type',
      toType: 'Or type it on the phone, on the same network.',
      nextTurns: (names) => `Next: ${names}.`,
      anotherPhone: 'Show the code to another phone',
      anotherPhoneNote: 'Let it scan this code: its sync begins after this one.',
      turnedAway: {
        'wrong-code': 'A device called with another code. Scan the one shown here.',
        'expired-code': 'A device called with an expired code. Scan the one shown now.',
        'used-code': 'A device called with a code already used. Scan the one shown now.',
        'other-version': 'A device with another version of Tandem called. Update Tandem on both.',
        busy: 'Too many calls at once. Wait a minute, then scan again.',
      },
    },
    help: syncHelpMessages.en,
    confirm: {
      title: 'First pairing',
      peer: { pc: 'Phone', phone: 'Computer' },
      question: {
        pc: 'Does the phone show the same six digits?',
        phone: 'Does the computer show the same six digits?',
      },
      note: {
        pc: 'Nothing has been sent yet. If the digits differ, another phone scanned the code: stop.',
        phone: 'Nothing has been sent yet. If the digits differ, someone else answers in place of your computer: stop.',
      },
      no: 'No, stop',
      yes: 'Yes, they are the same',
      accepted: {
        pc: 'You said yes. Answer on the phone too…',
        phone: 'You said yes. Answer on the computer too…',
      },
      stop: 'Stop',
    },
    progress: {
      titleWith: (peer) => `Sync with ${peer}`,
      with: 'with',
      connecting: { pc: 'Connecting to the phone…', phone: 'Connecting to the computer…' },
      waitingTurn: (peer) => `${peer} is syncing with another device. Your turn will come by itself.`,
      step: (number, of, name) => `Step ${number} of ${of} · ${name}`,
      name: {
        connecting: 'Encrypted connection', comparing: 'Comparison', exchanging: 'Entries', proving: 'Verification',
      },
      of: (expected) => `of ${expected}`,
      compared: (done) => `${done} compared`,
      percent: (whole) => `${whole}%`,
      perSecond: (rate) => `${rate} entries per second`,
      left: (duration) => `about ${duration} left`,
      photos: (done, expected, size) => `Photos: ${done} of ${expected}, ${size}`,
      done: 'done',
      doneMany: 'done',
      underWay: 'under way',
      next: 'next',
      toExchange: {
        sending: (count) => `${count} to send`,
        receiving: (count) => `${count} to receive`,
        both: (count) => `${count} to exchange`,
      },
      nothingToExchange: 'nothing to exchange',
      isSafe: 'Cancelling is safe: what has arrived stays, and the rest goes on at the next sync.',
      cancelling: 'Stopping: what has arrived is being saved…',
    },
    question: syncQuestionMessages.en,
    report: syncReportMessages.en,
    end: syncEndMessages.en,
  },
};
