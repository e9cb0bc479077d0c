/** The sentences of `start`, `listen` and `join`. */
import type { Language } from '@tandem/ledger';
import type { SessionPhase } from '@tandem/sync';
import type { SyncFailure } from '../sync-failure.ts';
import { syncFailureTexts } from '../sync-failure-texts.ts';
import { formatCount } from './number-format.ts';
import type { InBoth, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

export type { SyncFailure } from '../sync-failure.ts';

export interface SyncMessages {
  readonly failure: TextsOf<SyncFailure>;
  /** The lines of `tandem help CMD`. */
  readonly help: Readonly<Record<'start' | 'listen' | 'join', readonly string[]>>;
  /** One line of `tandem help`. */
  readonly summary: Readonly<Record<'start' | 'listen' | 'join', string>>;
  readonly told: SyncNarration;
}

/** What is said while it happens. */
export interface SyncNarration {
  readonly waitingForPhone: string;
  /** What to do on the phone. */
  readonly steps: readonly string[];
  readonly addresses: (addresses: readonly string[], port: number) => string;
  readonly codeToCopy: (link: string) => string;
  readonly codeToType: (code: string) => string;
  readonly codesLast: (seconds: number) => string;
  readonly renewed: string;
  readonly turnedAway: string;
  readonly connected: (device: string, digits: string) => string;
  readonly connectedAgain: (device: string) => string;
  readonly compareDigits: string;
  readonly question: (device: string, digits: string) => string;
  /** In lower case; anything else is a no. */
  readonly yes: readonly string[];
  readonly waitingTurn: string;
  readonly waitingConsent: string;
  readonly phase: Readonly<Record<SessionPhase, string>>;
  readonly exchanged: (done: number, all: number) => string;
  readonly identical: (accounts: number, entries: number, ms: number) => string;
  readonly fingerprint: (text: string) => string;
  readonly nothingExchanged: string;
  readonly column: Readonly<Record<'kind' | 'direction' | 'added' | 'changed' | 'deleted', string>>;
  readonly direction: Readonly<Record<'sent' | 'received', string>>;
  /** By the ledger's name of the kind. */
  readonly kind: Readonly<Record<string, string>>;
  readonly conflicts: (count: number) => string;
  readonly clockGap: (minutes: number) => string;
  readonly adopted: Readonly<Record<'here' | 'there', string>>;
  readonly bookCreated: (path: string) => string;
  readonly bookOpened: (path: string) => string;
  readonly withoutWindow: string;
}

function plural(count: number, language: Language, one: string, many: string): string {
  return `${formatCount(count, language)} ${(language === 'fr' ? count < 2 : count === 1) ? one : many}`;
}

function seconds(ms: number, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return (ms / 1000).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

export const syncMessages: InBoth<SyncMessages> = {
  fr: {
    failure: syncFailureTexts.fr,
    summary: {
      start: fr`ouvre le dossier et attend le téléphone`,
      listen: fr`attend le téléphone et se synchronise avec lui`,
      join: fr`se synchronise avec l’ordinateur qui attend, comme le fait le téléphone`,
    },
    help: {
      start: [
        fr`tandem start [--book FICHIER] [--port N] [--address A] [--no-window]`,
        '',
        fr`Ouvre le dossier, créé s’il n’existe pas, puis attend le téléphone jusqu’à Ctrl-C.`,
        '',
        fr`  --book FICHIER   un autre dossier que celui du programme`,
        fr`  --port N         le port où attendre, libre au choix du système sans cette option`,
        fr`  --address A      n’attend qu’à cette adresse de l’ordinateur`,
        fr`  --no-window      sans fenêtre`,
      ],
      listen: [
        fr`tandem listen --book FICHIER [--once] [--address A] [--port N]`,
        '',
        fr`Montre un code à scanner ou à saisir, valable 2 minutes et une fois, et attend le téléphone.`,
        '',
        fr`  --once        s’arrête après une synchronisation`,
        fr`  --address A   n’attend qu’à cette adresse ; 127.0.0.1 pour un essai sur le même ordinateur`,
        fr`  --port N      le port où attendre, libre au choix du système sans cette option`,
      ],
      join: [
        fr`tandem join CODE --book FICHIER [--yes]`,
        '',
        fr`CODE est le texte qui commence par TDM1, ou le code à saisir de 7 groupes de 4. Le dossier est créé`,
        fr`s’il n’existe pas ; un autre dossier qui contient des données est refusé, sans y toucher.`,
        '',
        fr`  --yes   accepte un ordinateur inconnu sans demander si les chiffres sont les mêmes`,
      ],
    },
    told: {
      waitingForPhone: fr`En attente du téléphone sur le réseau local…`,
      steps: [
        fr`1. Ouvrez Tandem sur le téléphone.`,
        fr`2. Touchez Synchronisation.`,
        fr`3. Visez le code avec l’appareil photo, ou saisissez-le.`,
      ],
      addresses: (addresses, port) => fr`Adresse de cet ordinateur : ${addresses.join(', ')} · port ${port}`,
      codeToCopy: (link) => fr`Code à copier : ${link}`,
      codeToType: (code) => fr`Code à saisir : ${code}`,
      codesLast: (secondsLeft) => fr`Ces codes servent une fois, pendant ${secondsLeft} secondes.`,
      renewed: fr`Nouveau code :`,
      turnedAway: fr`Un appel n’a pas abouti : code expiré, déjà utilisé, ou autre programme. L’attente continue.`,
      connected: (device, digits) => fr`${device} est relié. Chiffres à comparer : ${digits}`,
      connectedAgain: (device) => fr`${device} est relié.`,
      compareDigits: fr`Le téléphone doit montrer les mêmes chiffres ; sinon, arrêtez avec Ctrl-C.`,
      question: (device, digits) => fr`${device} · ${digits} · Mêmes chiffres sur le PC ? [oui/non] `,
      yes: ['o', 'oui', 'y', 'yes'],
      waitingTurn: fr`Un autre appareil se synchronise : le vôtre est le suivant.`,
      waitingConsent: fr`Confirmez maintenant les six chiffres sur l’ordinateur.`,
      phase: {
        greeting: fr`Présentation des deux appareils…`,
        comparing: fr`Comparaison des deux dossiers…`,
        exchanging: fr`Échange de ce qui diffère…`,
        proving: fr`Vérification des deux côtés…`,
        closing: fr`Fin de la synchronisation…`,
      },
      exchanged: (done, all) => fr`  ${formatCount(done, 'fr')} sur ${formatCount(all, 'fr')}`,
      identical: (accounts, entries, ms) => fr`Identiques · ${plural(accounts, 'fr', 'compte', 'comptes')}`
        + fr` · ${plural(entries, 'fr', 'écriture', 'écritures')} · en ${seconds(ms, 'fr')} s`,
      fingerprint: (text) => fr`Empreinte : ${text}, la même sur les deux appareils.`,
      nothingExchanged: fr`Rien à échanger.`,
      column: { kind: '', direction: '', added: 'ajoutés', changed: 'modifiés', deleted: 'supprimés' },
      direction: { sent: 'envoyé', received: 'reçu' },
      kind: {
        setting: 'Réglages', account: 'Comptes', category: 'Catégories', payee: 'Tiers',
        'payment-method': 'Modes de règlement', entry: 'Écritures',
      },
      conflicts: (count) => fr`${plural(count, 'fr', 'conflit', 'conflits')} : les deux valeurs sont gardées, voyez `
        + fr`« tandem conflicts ».`,
      clockGap: (minutes) => fr`Note : les horloges diffèrent de ${plural(minutes, 'fr', 'minute', 'minutes')}, `
        + fr`sans effet sur le résultat.`,
      adopted: {
        here: fr`Ce dossier est maintenant la copie de celui de l’autre appareil.`,
        there: fr`L’autre appareil a maintenant une copie de ce dossier.`,
      },
      bookCreated: (path) => fr`Nouveau dossier : ${path}`,
      bookOpened: (path) => fr`Dossier : ${path}`,
      withoutWindow: fr`Tandem attend le téléphone ici ; npm start ouvre sa fenêtre. Ctrl-C pour arrêter.`,
    },
  },
  en: {
    failure: syncFailureTexts.en,
    summary: {
      start: 'opens the book and waits for the phone',
      listen: 'waits for the phone and syncs with it',
      join: 'syncs with the computer that waits, as the phone does',
    },
    help: {
      start: [
        'tandem start [--book FILE] [--port N] [--address A] [--no-window]',
        '',
        'Opens the book, created if there is none, then waits for the phone until Ctrl-C.',
        '',
        '  --book FILE   another book than the program\'s own',
        '  --port N      the port to wait on; one that is free, without this option',
        '  --address A   waits only at this address of the computer',
        '  --no-window   without a window',
      ],
      listen: [
        'tandem listen --book FILE [--once] [--address A] [--port N]',
        '',
        'Shows a code to scan or to type, good for 2 minutes and one use, and waits for the phone.',
        '',
        '  --once        ends after one sync',
        '  --address A   waits only at this address; 127.0.0.1 to try it on the same computer',
        '  --port N      the port to wait on; one that is free, without this option',
      ],
      join: [
        'tandem join CODE --book FILE [--yes]',
        '',
        'CODE is the text that begins with TDM1, or the code to type of 7 groups of 4. The book is created if',
        'there is none; another book that holds data is refused, and stays as it is.',
        '',
        '  --yes   accepts an unknown computer without asking whether the digits are the same',
      ],
    },
    told: {
      waitingForPhone: 'Waiting for the phone on the local network…',
      steps: [
        '1. Open Tandem on the phone.',
        '2. Touch Sync.',
        '3. Point the camera at the code, or type it.',
      ],
      addresses: (addresses, port) => `Address of this computer: ${addresses.join(', ')} · port ${port}`,
      codeToCopy: (link) => `Code to copy: ${link}`,
      codeToType: (code) => `Code to type: ${code}`,
      codesLast: (secondsLeft) => `These codes are good once, for ${secondsLeft} seconds.`,
      renewed: 'New code:',
      turnedAway: 'A call came to nothing: an expired or used code, or another program. Still waiting.',
      connected: (device, digits) => `${device} is connected. Digits to compare: ${digits}`,
      connectedAgain: (device) => `${device} is connected.`,
      compareDigits: 'The phone must show the same digits; if not, stop with Ctrl-C.',
      question: (device, digits) => `${device} · ${digits} · Same digits on the PC? [yes/no] `,
      yes: ['y', 'yes', 'o', 'oui'],
      waitingTurn: 'Another device is being synced: yours is next.',
      waitingConsent: 'Now confirm the six digits on the computer.',
      phase: {
        greeting: 'The two devices introduce themselves…',
        comparing: 'Comparing the two books…',
        exchanging: 'Exchanging what differs…',
        proving: 'Checking on both sides…',
        closing: 'Ending the sync…',
      },
      exchanged: (done, all) => `  ${formatCount(done, 'en')} of ${formatCount(all, 'en')}`,
      identical: (accounts, entries, ms) => `Identical · ${plural(accounts, 'en', 'account', 'accounts')}`
        + ` · ${plural(entries, 'en', 'entry', 'entries')} · in ${seconds(ms, 'en')} s`,
      fingerprint: (text) => `Fingerprint: ${text}, the same on both devices.`,
      nothingExchanged: 'Nothing to exchange.',
      column: { kind: '', direction: '', added: 'added', changed: 'changed', deleted: 'deleted' },
      direction: { sent: 'sent', received: 'received' },
      kind: {
        setting: 'Settings', account: 'Accounts', category: 'Categories', payee: 'Payees',
        'payment-method': 'Payment methods', entry: 'Entries',
      },
      conflicts: (count) => `${plural(count, 'en', 'conflict', 'conflicts')}: both values are kept, see `
        + '"tandem conflicts".',
      clockGap: (minutes) => `Note: the clocks differ by ${plural(minutes, 'en', 'minute', 'minutes')}, `
        + 'without effect on the result.',
      adopted: {
        here: 'This book is now a copy of the other device\'s.',
        there: 'The other device now has a copy of this book.',
      },
      bookCreated: (path) => `New book: ${path}`,
      bookOpened: (path) => `Book: ${path}`,
      withoutWindow: 'Tandem waits for the phone here; npm start opens its window. Ctrl-C to stop.',
    },
  },
};
