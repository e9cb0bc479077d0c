/** What `tandem help` and `tandem help CMD` say. At most 100 characters a line: they are read in a terminal. */
import type { CommandName } from '../command-names.ts';
import type { KeepingMessages } from './keeping-messages.ts';
import type { SyncMessages } from './sync-messages.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type OwnCommand = Exclude<CommandName, keyof SyncMessages['help'] | keyof KeepingMessages['help']>;

interface HelpMessages {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly summary: Readonly<Record<OwnCommand, string>>;
  readonly command: Readonly<Record<OwnCommand, readonly string[]>>;
}

const frenchEntryOptions = [
  fr`  --amount=MONTANT    -12,34 ou 12.34, dans la devise du compte ; négatif pour ce qui sort`,
  fr`  --payee NOM         le tiers, créé s’il n’existe pas`,
  fr`  --category CHEMIN   « Alimentation : Courses », créée si elle n’existe pas`,
  fr`  --day JOUR          2026-11-24 ou 24/11/2026`,
  fr`  --memo TEXTE        une note`,
];

const englishEntryOptions = [
  '  --amount=AMOUNT     -12.34 or 12,34 in the account\'s currency; negative for what goes out',
  '  --payee NAME        the payee, created if there is none of this name',
  '  --category PATH     "Food : Groceries", created if there is none',
  '  --day DAY           2026-11-24 or 24/11/2026',
  '  --memo TEXT         a note',
];

export const helpMessages: InBoth<HelpMessages> = {
  fr: {
    before: [
      fr`Tandem : vos comptes, identiques sur l’ordinateur et le téléphone.`,
      '',
      fr`tandem COMMANDE --book FICHIER [options]`,
      '',
    ],
    after: [
      '',
      fr`Pour chaque commande : « tandem help COMMANDE » ou « tandem COMMANDE --help ».`,
      fr`Partout : --json (un objet par ligne), --lang fr ou en, --help.`,
      fr`Code de sortie : 0 si tout va bien, 1 si la commande échoue, 2 si elle est mal écrite.`,
    ],
    summary: {
      sample: fr`crée un ménage d’exemple`,
      account: fr`ajoute un compte, dans un nouveau dossier au besoin`,
      add: fr`ajoute une écriture`,
      edit: fr`modifie une écriture`,
      delete: fr`supprime une écriture`,
      accounts: fr`montre les comptes et leurs soldes`,
      entries: fr`montre les écritures`,
      import: fr`importe un relevé OFX de la banque`,
      export: fr`exporte le dossier entier`,
      check: fr`vérifie le dossier`,
    },
    command: {
      sample: [
        fr`tandem sample --book FICHIER --entries N [--seed S]`,
        '',
        fr`Écrit un ménage d’exemple de N écritures, le dossier étant créé s’il n’existe pas. Le même S donne`,
        fr`les mêmes montants. Ce que le dossier contient déjà reste.`,
        '',
        fr`  --entries N   de 1 à 1000000`,
        fr`  --seed S      un nombre entier, 1 sans cette option`,
      ],
      account: [
        fr`tandem account --book FICHIER --name NOM [--kind TYPE] [--currency EUR] [--opening=12,34]`,
        '',
        fr`Ajoute un compte ; le dossier est créé s’il n’existe pas. TYPE : current (par défaut), savings, cash,`,
        fr`credit-card, deferred-debit, loan, asset. --opening est le solde d’ouverture.`,
      ],
      add: [
        fr`tandem add --book FICHIER --account NOM --amount=-12,34 [--payee NOM] [--category CHEMIN]`,
        fr`           [--day JOUR] [--memo TEXTE]`,
        '',
        ...frenchEntryOptions,
        '',
        fr`Sans --day, l’écriture est du jour. --account prend le nom du compte ou son identifiant.`,
      ],
      edit: [
        fr`tandem edit --book FICHIER ID [--account NOM] [--amount=MONTANT] [--payee NOM] [--category CHEMIN]`,
        fr`            [--day JOUR] [--memo TEXTE] [--unlock]`,
        '',
        fr`Change ce qui est indiqué, rien d’autre. ID est l’identifiant que montre « tandem entries ».`,
        '',
        ...frenchEntryOptions,
        fr`  --account NOM       déplace l’écriture vers ce compte`,
        fr`  --unlock            modifie même une écriture rapprochée, ce qui rouvre son relevé`,
        '',
        fr`Un texte vide retire : --payee "" --category "" --memo "".`,
      ],
      delete: [
        fr`tandem delete --book FICHIER ID [--unlock]`,
        '',
        fr`  --unlock   supprime même une écriture rapprochée, ce qui rouvre son relevé`,
      ],
      accounts: [
        fr`tandem accounts --book FICHIER`,
        '',
        fr`Pour chaque compte : solde réel (jusqu’à aujourd’hui), pointé, à venir (fin du mois).`,
        fr`Avec --json, en centimes : balance, cleared, projected.`,
      ],
      entries: [
        fr`tandem entries --book FICHIER [--account NOM] [--limit N]`,
        '',
        fr`De la plus récente à la plus ancienne.`,
        '',
        fr`  --account NOM   celles de ce compte, virements vus de son côté, avec le solde après chacune`,
        fr`  --limit N       combien au plus, 50 sans cette option`,
      ],
      import: [
        fr`tandem import RELEVÉ --book FICHIER --account NOM [--yes] [--statement N] [--negate]`,
        '',
        fr`Montre ce que l’import ferait de chaque ligne, puis demande. Hors d’un terminal, rien n’est écrit`,
        fr`sans --yes. Le même fichier importé deux fois n’ajoute rien.`,
        '',
        fr`  --yes           importe sans demander`,
        fr`  --statement N   le N-ième relevé d’un fichier qui en contient plusieurs`,
        fr`  --negate        inverse les signes, pour une carte dont les achats sont écrits en positif`,
      ],
      export: [
        fr`tandem export --book FICHIER --format json [--out FICHIER]`,
        '',
        fr`  --format json   le dossier entier ; seul format pour le moment`,
        fr`  --out FICHIER   remplace ce fichier d’un coup ; sans cette option, la sortie standard`,
      ],
      check: [
        fr`tandem check --book FICHIER [--mend]`,
        '',
        fr`Vérifie le fichier, chaque enregistrement, les empreintes recalculées, les soldes, et montre`,
        fr`l’empreinte du dossier : la même sur deux appareils identiques. Code de sortie 1 si quelque chose`,
        fr`ne va pas. Rien n’est modifié.`,
        '',
        fr`  --mend   répare un fichier abîmé : la plus récente sauvegarde saine, et tout ce qui se lit encore`,
      ],
    },
  },
  en: {
    before: [
      'Tandem: your accounts, identical on the PC and the phone.',
      '',
      'tandem COMMAND --book FILE [options]',
      '',
    ],
    after: [
      '',
      'For each command: "tandem help COMMAND" or "tandem COMMAND --help".',
      'Everywhere: --json (one object a line), --lang fr or en, --help.',
      'Exit code: 0 if all is well, 1 if the command fails, 2 if it is written wrongly.',
    ],
    summary: {
      sample: 'makes a sample household',
      account: 'adds an account, in a new book if need be',
      add: 'adds an entry',
      edit: 'changes an entry',
      delete: 'deletes an entry',
      accounts: 'shows the accounts and their balances',
      entries: 'shows entries',
      import: 'imports an OFX statement of the bank',
      export: 'exports the whole book',
      check: 'checks the book',
    },
    command: {
      sample: [
        'tandem sample --book FILE --entries N [--seed S]',
        '',
        'Writes a sample household of N entries; the book is created if there is none. The same S gives the',
        'same amounts. What the book already holds stays.',
        '',
        '  --entries N   1 to 1000000',
        '  --seed S      a whole number, 1 without this option',
      ],
      account: [
        'tandem account --book FILE --name NAME [--kind KIND] [--currency EUR] [--opening=12.34]',
        '',
        'Adds an account; the book is created if there is none. KIND: current (unless said), savings, cash,',
        'credit-card, deferred-debit, loan, asset. --opening is the opening balance.',
      ],
      add: [
        'tandem add --book FILE --account NAME --amount=-12.34 [--payee NAME] [--category PATH]',
        '           [--day DAY] [--memo TEXT]',
        '',
        ...englishEntryOptions,
        '',
        'Without --day, the entry is of today. --account takes the account\'s name or its id.',
      ],
      edit: [
        'tandem edit --book FILE ID [--account NAME] [--amount=AMOUNT] [--payee NAME] [--category PATH]',
        '            [--day DAY] [--memo TEXT] [--unlock]',
        '',
        'Changes what is named and nothing else. ID is the one that "tandem entries" shows.',
        '',
        ...englishEntryOptions,
        '  --account NAME      moves the entry to this account',
        '  --unlock            changes even a reconciled entry, which reopens its statement',
        '',
        'An empty text removes: --payee "" --category "" --memo "".',
      ],
      delete: [
        'tandem delete --book FILE ID [--unlock]',
        '',
        '  --unlock   deletes even a reconciled entry, which reopens its statement',
      ],
      accounts: [
        'tandem accounts --book FILE',
        '',
        'For each account: real balance (up to today), cleared, projected (end of the month).',
        'With --json, in minor units: balance, cleared, projected.',
      ],
      entries: [
        'tandem entries --book FILE [--account NAME] [--limit N]',
        '',
        'Newest first.',
        '',
        '  --account NAME   those of this account, transfers seen from its side, with the balance after each',
        '  --limit N        how many at most, 50 without this option',
      ],
      import: [
        'tandem import STATEMENT --book FILE --account NAME [--yes] [--statement N] [--negate]',
        '',
        'Shows what the import would do with each line, then asks. Without a terminal nothing is written',
        'without --yes. The same file imported twice adds nothing.',
        '',
        '  --yes           imports without asking',
        '  --statement N   the Nth statement of a file that has several',
        '  --negate        turns the signs, for a card whose purchases are written as positive',
      ],
      export: [
        'tandem export --book FILE --format json [--out FILE]',
        '',
        '  --format json   the whole book; the only format for now',
        '  --out FILE      replaces this file at once; without this option, standard output',
      ],
      check: [
        'tandem check --book FILE [--mend]',
        '',
        'Checks the file, every record, the recomputed hashes and the balances, and shows the fingerprint of',
        'the book: the same on two identical devices. Exit code 1 when anything is off. Changes nothing.',
        '',
        '  --mend   mends a damaged file: the newest sound backup, and all that can still be read',
      ],
    },
  },
};
