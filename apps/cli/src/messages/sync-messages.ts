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

interface MergeCounts {
  readonly matched: number;
  readonly added: number;
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
  /** How one side's book gave way to the other's. */
  readonly joined: Readonly<Record<'here' | 'there', Readonly<Record<'adopted' | 'replaced' | 'merged', string>>>>;
  readonly setAside: (count: number) => string;
  readonly booksDiffer: Readonly<Record<'different-book' | 'two-truths', string>>;
  readonly bookHere: (accounts: number, entries: number) => string;
  readonly bookThere: (accounts: number, entries: number) => string;
  readonly choice: Readonly<Record<'merge' | 'keep-here' | 'keep-there', string>>;
  readonly chooseQuestion: string;
  readonly replaceCause: Readonly<Record<'truth' | 'chosen-here' | 'chosen-there', string>>;
  readonly replaceCounts: (onlyHere: number, different: number, onlyThere: number) => string;
  readonly replaceSetAside: (count: number) => string;
  readonly replaceQuestion: string;
  readonly mergeCounts: (accounts: MergeCounts, entries: MergeCounts) => string;
  readonly mergeDiffering: (names: readonly string[]) => string;
  readonly mergeTakenNames: (names: readonly string[]) => string;
  readonly mergeDifferingName: (mine: string, theirs: string) => string;
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
        fr`tandem listen --book FICHIER [--once] [--address A] [--port N] [--yes]`,
        '',
        fr`Montre un code à scanner ou à saisir, valable 2 minutes et une fois, et attend le téléphone.`,
        '',
        fr`  --once        s’arrête après une synchronisation`,
        fr`  --address A   n’attend qu’à cette adresse ; 127.0.0.1 pour un essai sur le même ordinateur`,
        fr`  --port N      le port où attendre, libre au choix du système sans cette option`,
        fr`  --yes         accepte sans demander que ce dossier soit remplacé, si l’autre appareil le choisit`,
      ],
      join: [
        fr`tandem join CODE --book FICHIER [--yes] [--when-different merge|keep-here|keep-there]`,
        '',
        fr`CODE est le texte qui commence par TDM1, ou le code à saisir de 7 groupes de 4. Le dossier est créé`,
        fr`s’il n’existe pas. Si les deux dossiers sont différents, une question est posée avant toute chose.`,
        '',
        fr`  --yes              ne demande pas si les chiffres sont les mêmes, ni s’il faut continuer`,
        fr`  --when-different   merge fusionne les deux dossiers, keep-here garde celui d’ici, keep-there`,
        fr`                     prend celui de l’autre`,
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
      waitingTurn: fr`Un autre appareil se synchronise : ce sera ensuite votre tour.`,
      waitingConsent: fr`Confirmez maintenant les six chiffres sur l’ordinateur.`,
      phase: {
        greeting: fr`Présentation des deux appareils…`,
        deciding: fr`Les deux dossiers diffèrent : une réponse est attendue…`,
        comparing: fr`Comparaison des deux dossiers…`,
        exchanging: fr`Échange de ce qui diffère…`,
        joining: fr`Un dossier prend la place de l’autre…`,
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
        'payment-method': 'Modes de règlement', entry: 'Écritures', attachment: 'Photos',
        template: fr`Modèles`,
      },
      conflicts: (count) => fr`${plural(count, 'fr', 'conflit', 'conflits')} : les deux valeurs sont gardées, voyez `
        + fr`« tandem conflicts ».`,
      clockGap: (minutes) => fr`Note : les horloges diffèrent de ${plural(minutes, 'fr', 'minute', 'minutes')}, `
        + fr`sans effet sur le résultat.`,
      joined: {
        here: {
          adopted: fr`Ce dossier est maintenant la copie de celui de l’autre appareil.`,
          replaced: fr`Ce dossier a été remplacé par celui de l’autre appareil ; il en reste une sauvegarde.`,
          merged: fr`Ce dossier a été fusionné dans celui de l’autre appareil.`,
        },
        there: {
          adopted: fr`L’autre appareil a maintenant une copie de ce dossier.`,
          replaced: fr`Le dossier de l’autre appareil a été remplacé par celui-ci.`,
          merged: fr`Le dossier de l’autre appareil a été fusionné dans celui-ci.`,
        },
      },
      setAside: (count) => fr`${plural(count, 'fr', 'élément mis', 'éléments mis')} de côté, rien n’est perdu : voyez `
        + fr`« tandem conflicts ».`,
      booksDiffer: {
        'different-book': fr`Les deux appareils tiennent deux dossiers différents. Rien n’a été modifié.`,
        'two-truths': fr`Chaque appareil a une sauvegarde qui fait foi. Choisissez laquelle. Rien n’a été modifié.`,
      },
      bookHere: (accounts, entries) => fr`  Ici : ${plural(accounts, 'fr', 'compte', 'comptes')}, `
        + fr`${plural(entries, 'fr', 'écriture', 'écritures')}`,
      bookThere: (accounts, entries) => fr`  Là-bas : ${plural(accounts, 'fr', 'compte', 'comptes')}, `
        + fr`${plural(entries, 'fr', 'écriture', 'écritures')}`,
      choice: {
        merge: fr`  merge        les fusionner, sans doublon`,
        'keep-here': fr`  keep-here    garder celui d’ici ; il remplace l’autre`,
        'keep-there': fr`  keep-there   prendre celui de l’autre ; il remplace celui d’ici`,
      },
      chooseQuestion: fr`Votre choix (Entrée pour arrêter) : `,
      replaceCause: {
        truth: fr`Une sauvegarde fait foi sur l’autre appareil : elle va remplacer ce dossier.`,
        'chosen-here': fr`Ce dossier va être remplacé par celui de l’autre appareil.`,
        'chosen-there': fr`Sur l’autre appareil, on a choisi de remplacer ce dossier.`,
      },
      replaceCounts: (onlyHere, different, onlyThere) => fr`Ici seulement : ${formatCount(onlyHere, 'fr')}.`
        + fr` Différents : ${formatCount(different, 'fr')}. Là-bas seulement : ${formatCount(onlyThere, 'fr')}.`,
      replaceSetAside: (count) => fr`${plural(count, 'fr', 'élément n’a', 'éléments n’ont')} pas encore été `
        + fr`synchronisé : ce sera mis de côté, pas perdu.`,
      replaceQuestion: fr`Continuer ? (oui ou non) `,
      mergeCounts: (accounts, entries) => fr`Comptes : ${formatCount(accounts.matched, 'fr')} communs, `
        + fr`${formatCount(accounts.added, 'fr')} ajoutés. Écritures : ${formatCount(entries.matched, 'fr')} communes, `
        + fr`${formatCount(entries.added, 'fr')} ajoutées.`,
      mergeDiffering: (names) => fr`Solde d’ouverture gardé de l’autre appareil : ${names.join(', ')}.`,
      mergeTakenNames: (names) => fr`Noms donnés ici, repris par l’autre dossier : ${names.join(', ')}.`,
      mergeDifferingName: (mine, theirs) => fr`Nom gardé de l’autre dossier : ${theirs} (ici : ${mine}).`,
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
        'tandem listen --book FILE [--once] [--address A] [--port N] [--yes]',
        '',
        'Shows a code to scan or to type, good for 2 minutes and one use, and waits for the phone.',
        '',
        '  --once        ends after one sync',
        '  --address A   waits only at this address; 127.0.0.1 to try it on the same computer',
        '  --port N      the port to wait on; one that is free, without this option',
        '  --yes         agrees without asking that this book is replaced, if the other device chooses so',
      ],
      join: [
        'tandem join CODE --book FILE [--yes] [--when-different merge|keep-here|keep-there]',
        '',
        'CODE is the text that begins with TDM1, or the code to type of 7 groups of 4. The book is created if',
        'there is none. If the two books are different ones, you are asked before anything happens.',
        '',
        '  --yes              asks neither whether the digits are the same nor whether to go on',
        '  --when-different   merge merges the two books, keep-here keeps the one here, keep-there takes the',
        '                     other one',
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
      waitingTurn: 'Another device is being synced: your turn will come by itself.',
      waitingConsent: 'Now confirm the six digits on the computer.',
      phase: {
        greeting: 'The two devices introduce themselves…',
        deciding: 'The two books differ: an answer is awaited…',
        comparing: 'Comparing the two books…',
        exchanging: 'Exchanging what differs…',
        joining: 'One book takes the place of the other…',
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
        'payment-method': 'Payment methods', entry: 'Entries', attachment: 'Photos',
        template: 'Templates',
      },
      conflicts: (count) => `${plural(count, 'en', 'conflict', 'conflicts')}: both values are kept, see `
        + '"tandem conflicts".',
      clockGap: (minutes) => `Note: the clocks differ by ${plural(minutes, 'en', 'minute', 'minutes')}, `
        + 'without effect on the result.',
      joined: {
        here: {
          adopted: 'This book is now a copy of the other device\'s.',
          replaced: 'This book was replaced by the other device\'s; a backup of it is kept.',
          merged: 'This book was merged into the other device\'s.',
        },
        there: {
          adopted: 'The other device now has a copy of this book.',
          replaced: 'The book of the other device was replaced by this one.',
          merged: 'The book of the other device was merged into this one.',
        },
      },
      setAside: (count) => `${plural(count, 'en', 'item', 'items')} set aside, nothing is lost: see `
        + '"tandem conflicts".',
      booksDiffer: {
        'different-book': 'The two devices hold two different books. Nothing was changed.',
        'two-truths': 'Each device has a backup that is the truth. Choose which one. Nothing was changed.',
      },
      bookHere: (accounts, entries) => `  Here: ${plural(accounts, 'en', 'account', 'accounts')}, `
        + plural(entries, 'en', 'entry', 'entries'),
      bookThere: (accounts, entries) => `  There: ${plural(accounts, 'en', 'account', 'accounts')}, `
        + plural(entries, 'en', 'entry', 'entries'),
      choice: {
        merge: '  merge        merge them, without duplicates',
        'keep-here': '  keep-here    keep the one here; it replaces the other',
        'keep-there': '  keep-there   take the other one; it replaces the one here',
      },
      chooseQuestion: 'Your choice (Enter to stop): ',
      replaceCause: {
        truth: 'A backup is the truth on the other device: it is about to replace this book.',
        'chosen-here': 'This book is about to be replaced by the other device\'s.',
        'chosen-there': 'On the other device, someone chose to replace this book.',
      },
      replaceCounts: (onlyHere, different, onlyThere) => `Only here: ${formatCount(onlyHere, 'en')}. Different: `
        + `${formatCount(different, 'en')}. Only there: ${formatCount(onlyThere, 'en')}.`,
      replaceSetAside: (count) =>
        `${plural(count, 'en', 'item was', 'items were')} never synced: set aside, not lost.`,
      replaceQuestion: 'Go on? (yes or no) ',
      mergeCounts: (accounts, entries) => `Accounts: ${formatCount(accounts.matched, 'en')} in both, `
        + `${formatCount(accounts.added, 'en')} added. Entries: ${formatCount(entries.matched, 'en')} in both, `
        + `${formatCount(entries.added, 'en')} added.`,
      mergeDiffering: (names) => `Opening balance kept from the other device: ${names.join(', ')}.`,
      mergeTakenNames: (names) => `Names given here that the other book takes over: ${names.join(', ')}.`,
      mergeDifferingName: (mine, theirs) => `Name kept from the other book: ${theirs} (here: ${mine}).`,
      bookCreated: (path) => `New book: ${path}`,
      bookOpened: (path) => `Book: ${path}`,
      withoutWindow: 'Tandem waits for the phone here; npm start opens its window. Ctrl-C to stop.',
    },
  },
};
