/** The PC hands the phone's program over: its window. */
import type { AppMakingFailure, AppMakingStep, InstallView } from '@tandem/contract';
import type { InBoth, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

export interface InstallTexts {
  readonly title: string;
  readonly qr: string;
  readonly waiting: string;
  readonly progress: string;
  readonly downloading: (percent: number) => string;
  readonly downloaded: string;
  /** `number`: from 1, in the order of their coming. */
  readonly nthDownloading: (number: number, percent: number) => string;
  readonly nthDownloaded: (number: number) => string;
  /** A phone called with a code that opens nothing any more. */
  readonly codeOver: string;
  readonly onPhone: string;
  /** `**word**` is what the phone shows, or what is touched there. */
  readonly steps: Readonly<Record<InstallStep, string>>;
  /** Instead of the last one, where the file brings no code along. */
  readonly openWithoutInvitation: string;
  readonly address: string;
  readonly otherAddress: (address: string) => string;
  readonly version: string;
  readonly versionAndSize: (version: string, size: string) => string;
  readonly certificate: string;
  readonly file: string;
  readonly fingerprintNote: string;
  readonly next: string;
  readonly close: string;
  readonly notMade: string;
  readonly notMakeable: string;
  readonly makingNote: string;
  readonly make: string;
  readonly makeAgain: string;
  readonly making: string;
  readonly makingStep: Readonly<Record<AppMakingStep, string>>;
  readonly makingFailure: TextsOf<AppMakingFailure>;
  readonly cannotServe: Readonly<Record<Extract<InstallView, { readonly kind: 'cannot-serve' }>['cause'], string>>;
  readonly retry: string;
}

export type InstallStep = 'scan' | 'download' | 'allow' | 'install' | 'open';

export const installMessages: InBoth<InstallTexts> = {
  fr: {
    title: 'Installer sur le téléphone',
    qr: fr`Code à scanner : l’adresse de l’application`,
    waiting: 'En attente du téléphone…',
    progress: 'Téléchargement',
    downloading: (percent) => `Le téléphone télécharge… ${percent}\u00a0%`,
    downloaded: fr`Téléchargé : continuez sur le téléphone.`,
    nthDownloading: (number, percent) => fr`Téléphone ${number} : ${percent}\u00a0%`,
    nthDownloaded: (number) => fr`Téléphone ${number} : téléchargé`,
    codeOver: fr`Un téléphone a appelé avec un code périmé. Poursuivez ici : « Suite : relier le téléphone ».`,
    onPhone: 'Sur le téléphone, relié au même réseau que ce PC',
    steps: {
      scan: 'Visez le carré avec l’**appareil photo** et touchez l’adresse.',
      download: fr`Acceptez le fichier (**Télécharger quand même**), puis **ouvrez-le**.`,
      allow: fr`Android demande une fois : **Paramètres**, **autoriser cette source**, puis retour.`,
      install: fr`Touchez **Installer**. Si Play Protect s’interpose : **Plus de détails**, **Installer quand même**.`,
      open: fr`**Ouvrez** Tandem : il appelle ce PC, et les deux écrans montrent six chiffres à comparer.`,
    },
    openWithoutInvitation: fr`**Ouvrez** Tandem, puis ici **Suite : relier le téléphone**.`,
    address: 'Adresse',
    otherAddress: (address) => fr`Montrer plutôt le code de ${address}`,
    version: 'Application',
    versionAndSize: (version, size) => `Tandem ${version}, ${size}`,
    certificate: 'Certificat',
    file: 'Fichier',
    fingerprintNote: fr`Empreintes SHA-256. Celle du certificat reste la même d’une version à l’autre.`,
    next: fr`Suite : relier le téléphone`,
    close: 'Fermer',
    notMade: fr`L’application Android n’est pas encore préparée sur ce PC.`,
    notMakeable:
      fr`Dans le dossier du programme, lancez la commande npm run build:android, puis rouvrez cette fenêtre.`,
    makingNote:
      fr`La préparation prend une dizaine de secondes. La première fois, elle télécharge ses outils (100 Mo).`,
    make: 'Préparer l’application',
    makeAgain: 'Préparer à nouveau',
    making: 'Préparation de l’application…',
    makingStep: {
      tools: 'Téléchargement des outils…', page: 'Construction des écrans…', package: 'Assemblage et signature…',
    },
    makingFailure: {
      'tools-missing': ({ packages }) => packages.length === 0
        ? fr`Cet ordinateur n’a pas les outils d’Android : préparez l’application sur un PC sous Linux.`
        : fr`Il manque des outils à ce PC : installez les paquets ${packages.join(', ')}, puis préparez à nouveau.`,
      'no-download': fr`Les outils n’ont pas pu être téléchargés. Reliez ce PC à internet, puis préparez à nouveau.`,
      'disk-full': fr`Le disque est plein. Libérez de la place, puis préparez à nouveau.`,
      failed: fr`La préparation a échoué, rien d’autre n’a changé. La commande npm run build:android en dit la raison.`,
    },
    cannotServe: {
      'no-network': fr`Ce PC n’est sur aucun réseau local. Reliez-le au réseau du téléphone, puis réessayez.`,
      'address-in-use': fr`Un autre programme occupe ce port. Fermez-le, puis réessayez.`,
      'not-allowed': fr`Le système refuse le réseau à Tandem. Autorisez-le dans le pare-feu, puis réessayez.`,
      other: fr`Le PC n’a pas pu se mettre à l’écoute. Réessayez.`,
    },
    retry: 'Réessayer',
  },
  en: {
    title: 'Install on the phone',
    qr: 'Code to scan: the address of the app',
    waiting: 'Waiting for the phone…',
    progress: 'Download',
    downloading: (percent) => `The phone is downloading… ${percent}%`,
    downloaded: 'Downloaded: go on with the phone.',
    nthDownloading: (number, percent) => `Phone ${number}: ${percent}%`,
    nthDownloaded: (number) => `Phone ${number}: downloaded`,
    codeOver: 'A phone called with a code that is over: go on here with “Next: link the phone”.',
    onPhone: 'On the phone, joined to the same network as this PC',
    steps: {
      scan: 'Aim the **camera** at the square and tap the address.',
      download: 'Accept the file (**Download anyway**), then **open it**.',
      allow: 'Android asks once: **Settings**, **allow from this source**, then back.',
      install: 'Tap **Install**. If Play Protect steps in: **More details**, **Install anyway**.',
      open: '**Open** Tandem: it calls this PC, and both screens show six digits to compare.',
    },
    openWithoutInvitation: '**Open** Tandem, then here **Next: link the phone**.',
    address: 'Address',
    otherAddress: (address) => `Show the code of ${address} instead`,
    version: 'App',
    versionAndSize: (version, size) => `Tandem ${version}, ${size}`,
    certificate: 'Certificate',
    file: 'File',
    fingerprintNote: 'SHA-256 fingerprints. That of the certificate stays the same from one version to the next.',
    next: 'Next: link the phone',
    close: 'Close',
    notMade: 'The Android app is not prepared on this PC yet.',
    notMakeable: 'In the program’s folder, run the command npm run build:android, then open this window again.',
    makingNote: 'Preparing it takes some ten seconds. The first time, it downloads its tools (100 MB).',
    make: 'Prepare the app',
    makeAgain: 'Prepare again',
    making: 'Preparing the app…',
    makingStep: {
      tools: 'Downloading the tools…', page: 'Building the screens…', package: 'Packing and signing…',
    },
    makingFailure: {
      'tools-missing': ({ packages }) => packages.length === 0
        ? 'There are no Android tools for this computer: prepare the app on a PC with Linux.'
        : `This PC lacks some tools: install the packages ${packages.join(', ')}, then prepare again.`,
      'no-download': 'The tools could not be downloaded. Connect this PC to the internet, then prepare again.',
      'disk-full': 'The disk is full. Free some space, then prepare again.',
      failed: 'The preparation failed, and nothing else has changed. The command npm run build:android tells why.',
    },
    cannotServe: {
      'no-network': 'This PC is on no local network. Connect it to the phone’s network, then try again.',
      'address-in-use': 'Another program uses this port. Close it, then try again.',
      'not-allowed': 'The system refuses Tandem the network. Allow it in the firewall, then try again.',
      other: 'The PC could not start listening. Try again.',
    },
    retry: 'Try again',
  },
};
