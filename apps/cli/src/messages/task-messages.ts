/** Why a command did not do what it was asked, what that means for the book, and the one next thing. */
import type { BackupFault } from '@tandem/host';
import type { StatementLabel, TaskFailure } from '../failure.ts';
import { bankFileMessages, importMessages } from './bank-file-messages.ts';
import { openBookMessages, sqliteMessages } from './book-messages.ts';
import {
  accountMessages, amountMessages, categoryMessages, entryMessages, payeeMessages,
} from './record-messages.ts';
import { tell, type InBoth, type TextsOf } from './texts.ts';
import { fr } from './typography.ts';

export const taskMessages: InBoth<TextsOf<TaskFailure>> = {
  fr: {
    'open-book': ({ path, error }) => openBookMessages.fr(path, error),
    'book-without-identity': ({ path }) =>
      fr`Le dossier ${path} n’a encore rejoint aucun autre : terminez d’abord la synchronisation avec « tandem join ».`,
    sqlite: ({ error }) => sqliteMessages.fr[error],
    entry: ({ error }) => tell(entryMessages.fr, error),
    account: ({ error }) => tell(accountMessages.fr, error),
    category: ({ error }) => tell(categoryMessages.fr, error),
    payee: ({ error }) => tell(payeeMessages.fr, error),
    amount: ({ text, error }) => amountMessages.fr(text, error),
    day: ({ text }) => fr`« ${text} » n’est pas un jour du calendrier : écrivez 2026-11-24 ou 24/11/2026.`,
    'no-such-account': ({ name, known }) => known.length === 0
      ? fr`Le compte « ${name} » n’existe pas : le dossier n’a aucun compte. Ajoutez-le avec « tandem account ».`
      : fr`Le compte « ${name} » n’existe pas. Comptes du dossier : ${known.join(', ')}.`,
    'several-accounts': ({ name }) =>
      fr`Plusieurs comptes se nomment « ${name} » : indiquez l’identifiant que montre « tandem accounts --json ».`,
    'account-exists': ({ name }) => fr`Le compte « ${name} » existe déjà : choisissez un autre nom.`,
    currency: ({ text }) => fr`« ${text} » n’est pas une devise : écrivez par exemple EUR.`,
    'entry-id': ({ text }) =>
      fr`« ${text} » n’est pas l’identifiant d’une écriture : reprenez celui que montre « tandem entries ».`,
    'split-entry':
      fr`Cette écriture est ventilée : changez ses lignes dans la fenêtre de Tandem. Rien n’a été modifié.`,
    'transfer-between-currencies':
      fr`Ce virement a deux devises : changez ses montants dans la fenêtre de Tandem. Rien n’a été modifié.`,
    file: ({ act, path, code }) => act === 'read'
      ? fr`Le fichier ${path} ne peut pas être lu : ${fileReason('fr', code)}. Rien n’a été modifié.`
      : fr`Le fichier ${path} ne peut pas être écrit : ${writeReason('fr', code)}. Choisissez un autre endroit.`,
    'out-is-book': ({ path }) =>
      fr`${path} est le dossier lui-même : choisissez un autre fichier pour --out. Rien n’a été modifié.`,
    'bank-file': ({ path, error }) => fr`${tell(bankFileMessages.fr, error)} Fichier : ${path}. Rien n’a été importé.`,
    'import-refusal': ({ error }) => tell(importMessages.fr, error),
    'several-statements': ({ statements }) => fr`Le fichier contient plusieurs relevés : choisissez avec --statement N`
      + ` (${statements.map(frenchStatement).join(', ')}).`,
    'book-has-faults': ({ faults }) =>
      fr`Le dossier a des défauts : ${faults.join(' ; ')}. Lancez tandem check --mend ; `
        + fr`s’il en reste, reprenez une sauvegarde ou l’autre appareil.`,
    'no-such-conflict': ({ text }) =>
      fr`Il n’y a pas de conflit « ${text} » : « tandem conflicts » les numérote. Rien n’a été modifié.`,
    'conflict-settled': ({ text }) =>
      fr`Le conflit « ${text} » est déjà réglé. Rien n’a été modifié.`,
    'no-second-entry': ({ text }) =>
      fr`Le conflit « ${text} » ne peut pas garder les deux : choisissez keep ou take. Rien n’a été modifié.`,
    'not-reopened': ({ text }) =>
      fr`Le choix « ${text} » ne peut plus être repris : l’écriture a changé depuis. Modifiez-la directement.`,
    'no-such-sync': ({ text }) =>
      fr`Le journal n’a pas de synchronisation n° ${text} : « tandem journal » les montre. Rien n’a été modifié.`,
    'nothing-to-undo': fr`Il n’y a rien à annuler dans cette synchronisation. Rien n’a été modifié.`,
    'journal-damaged': fr`Le journal de cette synchronisation est illisible. Le dossier, lui, n’a pas changé :`
      + fr` vérifiez-le avec « tandem check ».`,
    'not-in-bin': ({ text }) =>
      fr`L’écriture « ${text} » n’est pas dans la corbeille : « tandem bin » montre ce qu’elle contient.`,
    'no-such-device': ({ name }) =>
      fr`Aucun appareil ne se nomme « ${name} » : « tandem devices » les montre. Rien n’a été modifié.`,
    'several-devices': ({ name }) =>
      fr`Plusieurs appareils se nomment « ${name} » : indiquez l’identifiant que montre « tandem devices ».`,
    'key-file': ({ path, isDamaged }) => isDamaged
      ? fr`Le fichier des clés ${path} est abîmé. Le dossier n’a rien perdu : renommez-le, puis reliez vos appareils.`
      : fr`Le fichier des clés ${path} ne peut pas être lu ou écrit. Rien n’a été modifié : vérifiez ses droits.`,
    backup: ({ name, reason }) => fr`${backupReason('fr', reason)} : ${name}. Rien n’a été modifié.`,
    'backup-exists': ({ path }) =>
      fr`Le fichier ${path} existe déjà : choisissez un autre nom pour --to. Rien n’a été modifié.`,
    'restore-how': fr`D’autres appareils se synchronisent avec ce dossier : ajoutez --merge (leur travail depuis `
      + fr`revient) ou --truth (cette sauvegarde fait foi). Rien n’a été modifié.`,
    'restore-needs-yes':
      fr`Le dossier va être remplacé : lancez la commande dans un terminal, ou ajoutez --yes. Rien n’a été modifié.`,
    'nothing-to-mend-with':
      fr`Aucune sauvegarde saine, et rien de lisible dans le fichier : il reste tel quel. Reprenez l’autre appareil.`,
    bug: ({ message }) => fr`Défaut du programme, l’opération s’arrête : ${message}`,
  },
  en: {
    'open-book': ({ path, error }) => openBookMessages.en(path, error),
    'book-without-identity': ({ path }) =>
      `The book ${path} has not joined another yet: finish the sync with "tandem join" first.`,
    sqlite: ({ error }) => sqliteMessages.en[error],
    entry: ({ error }) => tell(entryMessages.en, error),
    account: ({ error }) => tell(accountMessages.en, error),
    category: ({ error }) => tell(categoryMessages.en, error),
    payee: ({ error }) => tell(payeeMessages.en, error),
    amount: ({ text, error }) => amountMessages.en(text, error),
    day: ({ text }) => `"${text}" is no day of the calendar: write 2026-11-24 or 24/11/2026.`,
    'no-such-account': ({ name, known }) => known.length === 0
      ? `There is no account "${name}": the book has no account. Add it with "tandem account".`
      : `There is no account "${name}". Accounts of the book: ${known.join(', ')}.`,
    'several-accounts': ({ name }) =>
      `Several accounts are called "${name}": give the id that "tandem accounts --json" shows.`,
    'account-exists': ({ name }) => `There is an account "${name}" already: choose another name.`,
    currency: ({ text }) => `"${text}" is no currency: write for example EUR.`,
    'entry-id': ({ text }) => `"${text}" is not the id of an entry: take the 32 digits that "tandem entries" shows.`,
    'split-entry': 'This entry is split: change its lines in the window of Tandem. Nothing was changed.',
    'transfer-between-currencies':
      'This transfer has two currencies: change its amounts in the window of Tandem. Nothing was changed.',
    file: ({ act, path, code }) => act === 'read'
      ? `The file ${path} cannot be read: ${fileReason('en', code)}. Nothing was changed.`
      : `The file ${path} cannot be written: ${writeReason('en', code)}. Choose another place.`,
    'out-is-book': ({ path }) => `${path} is the book itself: choose another file for --out. Nothing was changed.`,
    'bank-file': ({ path, error }) => `${tell(bankFileMessages.en, error)} File: ${path}. Nothing was imported.`,
    'import-refusal': ({ error }) => tell(importMessages.en, error),
    'several-statements': ({ statements }) =>
      `The file has several statements: choose with --statement N (${statements.map(englishStatement).join('; ')}).`,
    'book-has-faults': ({ faults }) =>
      `The book has faults: ${faults.join('; ')}. Run tandem check --mend; if any are left, go back to a backup or to `
      + 'the other device.',
    'no-such-conflict': ({ text }) =>
      `There is no conflict "${text}": "tandem conflicts" shows them with their numbers. Nothing was changed.`,
    'conflict-settled': ({ text }) => `The conflict "${text}" is settled already. Nothing was changed.`,
    'no-second-entry': ({ text }) =>
      `The conflict "${text}" cannot keep both: choose keep or take. Nothing was changed.`,
    'not-reopened': ({ text }) =>
      `The choice "${text}" cannot be taken back: the entry has changed since. Edit it instead.`,
    'no-such-sync': ({ text }) =>
      `The journal has no sync no. ${text}: "tandem journal" shows them. Nothing was changed.`,
    'nothing-to-undo': 'There is nothing to undo in this sync. Nothing was changed.',
    'journal-damaged':
      'The journal of this sync cannot be read. The book itself has not changed: check it with "tandem check".',
    'not-in-bin': ({ text }) => `The entry "${text}" is not in the bin: "tandem bin" shows what it holds.`,
    'no-such-device': ({ name }) => `No device is called "${name}": "tandem devices" shows them. Nothing was changed.`,
    'several-devices': ({ name }) => `Several devices are called "${name}": give the id that "tandem devices" shows.`,
    'key-file': ({ path, isDamaged }) => isDamaged
      ? `The key file ${path} is damaged. The book has lost nothing: rename this file, then pair your devices again.`
      : `The key file ${path} cannot be read or written. Nothing was changed: check its permissions.`,
    backup: ({ name, reason }) => `${backupReason('en', reason)}: ${name}. Nothing was changed.`,
    'backup-exists': ({ path }) =>
      `The file ${path} exists already: choose another name for --to. Nothing was changed.`,
    'restore-how': 'Other devices sync with this book: add --merge (their work since then comes back) or --truth (this '
      + 'backup is the truth). Nothing was changed.',
    'restore-needs-yes':
      'The book is about to be replaced: run the command in a terminal, or add --yes. Nothing was changed.',
    'nothing-to-mend-with':
      'No sound backup, and nothing readable in the file: it stays as it is. Take the book from the other device.',
    bug: ({ message }) => `Defect of the program, the operation stops: ${message}`,
  },
};

const frenchStatement = ({ number, maskedNumber, currency, lines }: StatementLabel): string =>
  fr`${number} : ${maskedNumber} en ${currency}, ${lines} lignes`;
const englishStatement = ({ number, maskedNumber, currency, lines }: StatementLabel): string =>
  `${number}: ${maskedNumber} in ${currency}, ${lines} lines`;

const fileReasons: InBoth<Readonly<Record<string, string>>> = {
  fr: {
    ENOENT: 'il n’existe pas', EACCES: 'l’accès est refusé', EPERM: 'l’accès est refusé', EISDIR: 'c’est un dossier',
    ENOTDIR: 'son dossier n’existe pas', ENOSPC: 'le disque est plein', EROFS: 'le support est en lecture seule',
  },
  en: {
    ENOENT: 'it does not exist', EACCES: 'access is denied', EPERM: 'access is denied', EISDIR: 'it is a folder',
    ENOTDIR: 'its folder does not exist', ENOSPC: 'the disk is full', EROFS: 'the medium is read-only',
  },
};

/** What is not there when a file is written is its folder. */
function writeReason(language: 'fr' | 'en', code: string): string {
  return fileReason(language, code === 'ENOENT' ? 'ENOTDIR' : code);
}

function fileReason(language: 'fr' | 'en', code: string): string {
  return fileReasons[language][code] ?? code;
}

function backupReason(language: 'fr' | 'en', reason: BackupFault): string {
  const texts = {
    fr: {
      'not-a-book': 'Ce fichier n’est pas une sauvegarde de Tandem', damaged: 'Cette sauvegarde est abîmée',
      'later-version': 'Cette sauvegarde vient d’une version plus récente de Tandem',
      unreadable: 'Cette sauvegarde ne peut pas être lue', missing: 'Cette sauvegarde n’existe pas',
    },
    en: {
      'not-a-book': 'This file is no backup of Tandem', damaged: 'This backup is damaged',
      'later-version': 'This backup comes from a later version of Tandem',
      unreadable: 'This backup cannot be read', missing: 'There is no such backup',
    },
  };
  return texts[language][reason];
}
