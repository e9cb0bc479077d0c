/** What the program says where it was started, in French and English. Its screens have their own catalogue. */
import type { Language } from '@tandem/ledger';

export interface StartTexts {
  readonly building: string;
  readonly notBuilt: (reason: string) => string;
  readonly bookOpened: (path: string) => string;
  readonly noBookYet: string;
  readonly windowOpened: string;
  readonly tabOpened: string;
  readonly noBrowser: string;
  readonly address: (address: string) => string;
  readonly howToStop: string;
  readonly phonePage: (address: string) => string;
  readonly phonePageElsewhere: (port: number, wanted: number) => string;
  readonly noPhonePage: string;
  readonly stopping: string;
  readonly alreadyRunning: string;
  readonly bookInUse: (path: string) => string;
  readonly refusal: string;
  readonly bug: (message: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly optionNeedsValue: (option: string) => string;
  readonly unexpectedArgument: (argument: string) => string;
  readonly badPort: (text: string) => string;
  readonly badAddress: (text: string) => string;
  readonly badLanguage: (text: string) => string;
  readonly folderRefused: (path: string) => string;
  readonly diskFull: (path: string) => string;
  readonly noPages: string;
  readonly cannotServe: string;
}

/** Before `:` and inside quotation marks; before `;` and `?`. */
const wide = '\u00a0';
const narrow = '\u202f';

export const startMessages: Readonly<Record<Language, StartTexts>> = {
  fr: {
    building: 'Préparation des pages de Tandem…',
    notBuilt: (reason) => `Les pages de Tandem n’ont pas pu être préparées${wide}: ${reason}`,
    bookOpened: (path) => `Dossier ouvert${wide}: ${path}`,
    noBookYet: 'Pas encore de dossier ouvert. La fenêtre propose comment commencer.',
    windowOpened: `La fenêtre de Tandem est ouverte${narrow}; la fermer arrête le programme.`,
    tabOpened: 'Tandem est ouvert dans votre navigateur.',
    noBrowser: 'Aucun navigateur n’a pu être ouvert ici.',
    address: (address) => `Adresse à ouvrir sur cet ordinateur${wide}: ${address}`,
    howToStop: 'Ctrl-C arrête le programme.',
    phonePage: (address) => `Pour essayer le téléphone sur cet ordinateur${wide}: ${address}`,
    phonePageElsewhere: (port, wanted) => `Le port ${wanted} est pris${narrow}; la page du téléphone est au port `
      + `${port} et y garde un autre dossier.`,
    noPhonePage: `La page du téléphone ne peut pas être montrée ici${wide}: aucun port libre.`,
    stopping: 'Arrêt de Tandem…',
    alreadyRunning: `Tandem est déjà ouvert sur ce dossier${narrow}; voici une fenêtre de plus.`,
    bookInUse: (path) => `Un autre programme écrit dans ce dossier${wide}: ${path}. Fermez-le, puis relancez Tandem.`,
    refusal: `Cette page n’est que pour la fenêtre de Tandem${narrow}; relancez Tandem pour l’ouvrir.`,
    bug: (message) => `Erreur de Tandem${wide}: ${message}. Le dossier est fermé, rien n’est perdu.`,
    unknownOption: (option) => `Option inconnue${wide}: ${option}. Options${wide}: --book, --address, --port, `
      + '--no-window, --language.',
    optionNeedsValue: (option) => `L’option ${option} attend une valeur.`,
    unexpectedArgument: (argument) => `Argument inattendu${wide}: ${argument}.`,
    badPort: (text) => `Ce n’est pas un port de 1 à 65535${wide}: ${text}.`,
    badAddress: (text) => `Ce n’est pas une adresse du réseau de la maison${wide}: ${text}.`,
    badLanguage: (text) => `Langue inconnue${wide}: ${text}. Langues${wide}: fr, en.`,
    folderRefused: (path) => `Tandem ne peut pas écrire dans ${path}${wide}: vérifiez vos droits d’accès.`,
    diskFull: (path) => `Le disque est plein${wide}: Tandem ne peut pas écrire dans ${path}. Faites de la place, puis `
      + 'relancez-le.',
    noPages: `Les pages de Tandem manquent${wide}: lancez-le par npm start.`,
    cannotServe: 'Tandem ne peut pas ouvrir de port sur cet ordinateur (127.0.0.1).',
  },
  en: {
    building: 'Building the pages of Tandem…',
    notBuilt: (reason) => `The pages of Tandem could not be built: ${reason}`,
    bookOpened: (path) => `Book open: ${path}`,
    noBookYet: 'No book is open yet. The window offers ways to begin.',
    windowOpened: 'The window of Tandem is open; closing it ends the program.',
    tabOpened: 'Tandem is open in your browser.',
    noBrowser: 'No browser could be opened here.',
    address: (address) => `Address to open on this computer: ${address}`,
    howToStop: 'Ctrl-C ends the program.',
    phonePage: (address) => `To try the phone on this computer: ${address}`,
    phonePageElsewhere: (port, wanted) => `Port ${wanted} is taken; the phone's page is at port ${port} and keeps `
      + 'another book there.',
    noPhonePage: 'The phone’s page cannot be shown here: no port is free.',
    stopping: 'Ending Tandem…',
    alreadyRunning: 'Tandem is already open on this book; here is one more window.',
    bookInUse: (path) => `Another program writes this book: ${path}. Close it, then start Tandem again.`,
    refusal: 'This page is for the window of Tandem alone; start Tandem again to open it.',
    bug: (message) => `Error of Tandem: ${message}. The book is closed and nothing is lost.`,
    unknownOption: (option) => `Unknown option: ${option}. Options: --book, --address, --port, --no-window, `
      + '--language.',
    optionNeedsValue: (option) => `The option ${option} needs a value.`,
    unexpectedArgument: (argument) => `Unexpected argument: ${argument}.`,
    badPort: (text) => `This is no port from 1 to 65535: ${text}.`,
    badAddress: (text) => `This is no address of the home network: ${text}.`,
    badLanguage: (text) => `Unknown language: ${text}. Languages: fr, en.`,
    folderRefused: (path) => `Tandem cannot write in ${path}: check your access rights.`,
    diskFull: (path) => `The disk is full: Tandem cannot write in ${path}. Make room, then start it again.`,
    noPages: 'The pages of Tandem are missing: start it by npm start.',
    cannotServe: 'Tandem cannot open a port on this computer (127.0.0.1).',
  },
};

/** `--language`, else the environment's: French unless it says English. */
export function languageOfEnvironment(variables: Readonly<Record<string, string | undefined>>): Language {
  const named = ['TANDEM_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => variables[name]).find((value) => value !== undefined && value !== '');
  return named?.toLowerCase().startsWith('en') === true ? 'en' : 'fr';
}
