/** What a book keeps beside its entries: conflicts, the journal of syncs, the bin, the devices it knows. */
import type { Backup } from '@tandem/host';
import { formatCount } from './number-format.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type KeepingCommand = 'conflicts' | 'journal' | 'undo' | 'bin' | 'devices' | 'backup' | 'backups' | 'restore';
type KeepingColumn = 'sync' | 'date' | 'device' | 'end' | 'here' | 'there' | 'conflicts' | 'deleted' | 'lastSync'
  | 'met' | 'origin' | 'size' | 'name';

export interface KeepingMessages {
  readonly summary: Readonly<Record<KeepingCommand, string>>;
  readonly help: Readonly<Record<KeepingCommand, readonly string[]>>;
  readonly column: Readonly<Record<KeepingColumn, string>>;
  /** The side of a conflict on which the record was deleted. */
  readonly deletedSide: string;
  /** The book does not hold the record: a backup was declared to be the truth. */
  readonly goneSide: string;
  readonly settledAs: Readonly<Record<'kept' | 'taken' | 'both' | 'deleted', string>>;
  settledBy(how: string, device: string, moment: string): string;
  settledConflicts(count: number): string;
  reopened(title: string): string;
  readonly end: Readonly<Record<string, string>>;
  readonly undoneMark: string;
  /** `+3 ~1 −2`: added, changed, deleted. */
  counts(added: number, changed: number, deleted: number): string;
  readonly journalEmpty: string;
  readonly change: Readonly<Record<'added' | 'changed' | 'deleted', string>>;
  readonly changedSince: string;
  undone(undone: number, kept: number): string;
  readonly binEmpty: string;
  restored(count: number): string;
  readonly devicesEmpty: string;
  readonly never: string;
  forgotten(name: string): string;
  readonly origin: Readonly<Record<Backup['origin'], string>>;
  readonly backupsEmpty: string;
  kilobytes(amount: string): string;
  backedUp(name: string): string;
  backupHolds(accounts: number, entries: number): string;
  restoreChanges(onlyHere: number, different: number, onlyThere: number): string;
  onlyInBook(count: string): string;
  readonly restoreQuestion: string;
  readonly restoreDeclined: string;
  /** `former`: the backup that the former book has become. */
  restoredBook(isTruth: boolean, former: string | undefined): readonly string[];
  /** `backup`: undefined where none was good. */
  mended(backup: string | undefined, recovered: number, isIncomplete: boolean, keptAs: string): readonly string[];
}

export const keepingMessages: InBoth<KeepingMessages> = {
  fr: {
    summary: {
      conflicts: fr`montre et règle ce qui a été modifié des deux côtés à la fois`,
      journal: fr`montre les synchronisations, ligne par ligne`,
      undo: fr`annule ce qu’une synchronisation a changé ici`,
      bin: fr`montre les écritures supprimées, et les remet`,
      devices: fr`montre les appareils connus, et en oublie`,
      backup: fr`sauvegarde le dossier`,
      backups: fr`montre les sauvegardes du dossier`,
      restore: fr`revient à une sauvegarde`,
    },
    help: {
      conflicts: [
        fr`tandem conflicts --book FICHIER [--resolve N[,N…] --how keep|take|both] [--settled] [--reopen ID]`,
        '',
        fr`Ce qui a été modifié sur deux appareils sans que l’un connaisse l’autre : la valeur retenue et`,
        fr`celle mise de côté, avec l’appareil et l’heure de chacune.`,
        '',
        fr`  --resolve N   règle ces conflits, par leur numéro ou leur identifiant ; « all » pour tous`,
        fr`  --how keep    garde la valeur retenue ; take prend celle mise de côté ; both garde les deux,`,
        fr`                comme deux écritures`,
        fr`  --settled     ceux qui ont été réglés depuis 12 mois`,
        fr`  --reopen ID   revient sur un choix`,
      ],
      journal: [
        fr`tandem journal --book FICHIER [--sync N] [--limit N]`,
        '',
        fr`Chaque synchronisation : date, appareil, fin, ce qui a été reçu et envoyé.`,
        '',
        fr`  --sync N    chaque ligne que la synchronisation N a ajoutée, modifiée ou supprimée ici`,
        fr`  --limit N   combien au plus, 50 sans cette option`,
      ],
      undo: [
        fr`tandem undo --book FICHIER [--sync N]`,
        '',
        fr`Annule ce que la dernière synchronisation (ou la N) a changé ici. Ce que vous avez modifié depuis`,
        fr`reste ; la prochaine synchronisation porte l’annulation aux autres appareils.`,
      ],
      bin: [
        fr`tandem bin --book FICHIER [--restore ID] [--limit N]`,
        '',
        fr`Les écritures supprimées depuis moins de 12 mois, la dernière d’abord.`,
        '',
        fr`  --restore ID   remet cette écriture, entière`,
        fr`  --limit N      combien au plus, 50 sans cette option`,
      ],
      devices: [
        fr`tandem devices --book FICHIER [--forget NOM]`,
        '',
        fr`Les appareils auxquels ce dossier a été relié.`,
        '',
        fr`  --forget NOM   oublie les clés de cet appareil : les six chiffres seront de nouveau à comparer`,
      ],
      backup: [
        fr`tandem backup --book FICHIER [--to FICHIER]`,
        '',
        fr`Une copie entière du dossier, parmi ses sauvegardes ou dans le fichier indiqué.`,
      ],
      backups: [
        fr`tandem backups --book FICHIER`,
        '',
        fr`Les sauvegardes du dossier, la plus récente d’abord : faites à la main, automatiques, remplacées.`,
      ],
      restore: [
        fr`tandem restore SAUVEGARDE --book FICHIER [--merge | --truth] [--yes]`,
        '',
        fr`Montre ce que la sauvegarde contient et ce qui changerait, puis demande. SAUVEGARDE est un nom que`,
        fr`montre « tandem backups », ou un fichier. Le dossier remplacé reste parmi les sauvegardes.`,
        '',
        fr`  --merge   à la prochaine synchronisation, ce que les autres appareils ont fait depuis revient`,
        fr`  --truth   cette sauvegarde fait foi : les autres la prennent, après accord`,
        fr`  --yes     ne demande pas`,
      ],
    },
    column: {
      sync: 'n°', date: 'date', device: 'appareil', end: 'fin', here: 'reçu', there: 'envoyé', conflicts: 'conflits',
      deleted: 'supprimée', lastSync: 'dernière synchronisation', met: 'relié', origin: 'origine',
      size: 'taille', name: 'nom',
    },
    deletedSide: 'supprimée',
    goneSide: 'absente du dossier',
    settledAs: { kept: 'gardée', taken: 'prise', both: 'les deux gardées', deleted: 'supprimée' },
    settledBy: (how, device, moment) => fr`Réglé : ${how} (${device}, ${moment})`,
    settledConflicts: (count) => fr`Conflits réglés : ${formatCount(count, 'fr')}.`,
    reopened: (title) => fr`Conflit de nouveau à régler : ${title}`,
    end: {
      identical: 'identiques', 'set-aside': 'mis à part', 'still-changing': 'en cours de saisie',
      'not-identical': 'différents', refused: 'refusée', cancelled: 'annulée', cut: 'coupée',
      'peer-failed': 'arrêtée par l’autre', 'protocol-fault': 'défaut', 'store-failed': 'arrêtée ici',
    },
    undoneMark: 'annulée depuis',
    counts: (added, changed, deleted) =>
      `+${formatCount(added, 'fr')} ~${formatCount(changed, 'fr')} −${formatCount(deleted, 'fr')}`,
    journalEmpty: fr`Aucune synchronisation dans le journal.`,
    change: { added: 'ajout', changed: 'modification', deleted: 'suppression' },
    changedSince: 'changé depuis',
    undone: (undone, kept) => kept === 0
      ? fr`Annulé : ${formatCount(undone, 'fr')}.`
      : fr`Annulé : ${formatCount(undone, 'fr')}. Gardé, car modifié depuis : ${formatCount(kept, 'fr')}.`,
    binEmpty: fr`La corbeille est vide.`,
    restored: (count) => fr`Écritures remises : ${formatCount(count, 'fr')}.`,
    devicesEmpty: fr`Aucun appareil n’est relié à ce dossier.`,
    never: 'jamais',
    forgotten: (name) =>
      fr`L’appareil « ${name} » est oublié : les six chiffres seront à comparer. Le dossier n’a pas changé.`,
    origin: { 'by-hand': 'à la main', automatic: 'automatique', replaced: 'dossier remplacé' },
    backupsEmpty: fr`Aucune sauvegarde de ce dossier.`,
    kilobytes: (amount) => `${amount}\u00a0ko`,
    backedUp: (name) => fr`Sauvegarde faite : ${name}`,
    backupHolds: (accounts, entries) => fr`La sauvegarde contient : comptes ${formatCount(accounts, 'fr')}, écritures `
      + fr`${formatCount(entries, 'fr')}.`,
    restoreChanges: (onlyHere, different, onlyThere) => fr`Dans le dossier seulement : ${formatCount(onlyHere, 'fr')}. `
      + fr`Différents : ${formatCount(different, 'fr')}. Dans la sauvegarde seulement : `
      + `${formatCount(onlyThere, 'fr')}.`,
    onlyInBook: (count) => fr`Écritures récentes du dossier qui n’y sont pas, ou y sont autrement (${count}) :`,
    restoreQuestion: fr`Restaurer cette sauvegarde ? (oui ou non)`,
    restoreDeclined: fr`Rien n’a été restauré.`,
    restoredBook: (isTruth, former) => [
      fr`La sauvegarde est restaurée.`,
      ...(former === undefined ? [] : [fr`L’ancien dossier reste parmi les sauvegardes : ${former}`]),
      isTruth
        ? fr`Elle fait foi : les autres appareils la prendront à leur prochaine synchronisation, après accord.`
        : fr`À la prochaine synchronisation, ce que les autres appareils ont fait depuis revient, suppressions `
          + 'comprises.',
    ],
    mended: (backup, recovered, isIncomplete, keptAs) => [
      backup === undefined
        ? fr`Le dossier est réparé avec ce qui restait lisible : aucune sauvegarde n’était saine.`
        : fr`Le dossier est réparé à partir de la sauvegarde ${backup}.`,
      fr`Éléments plus récents retrouvés : ${formatCount(recovered, 'fr')}.`,
      ...(isIncomplete ? [fr`Des pages étaient illisibles : quelque chose de plus récent peut manquer.`] : []),
      fr`Le fichier abîmé est gardé : ${keptAs}`,
    ],
  },
  en: {
    summary: {
      conflicts: 'shows and settles what was changed on both sides at once',
      journal: 'shows the syncs, line by line',
      undo: 'takes back what a sync changed here',
      bin: 'shows deleted entries, and brings them back',
      devices: 'shows the devices it knows, and forgets one',
      backup: 'backs the book up',
      backups: 'shows the backups of the book',
      restore: 'goes back to a backup',
    },
    help: {
      conflicts: [
        'tandem conflicts --book FILE [--resolve N[,N…] --how keep|take|both] [--settled] [--reopen ID]',
        '',
        'What was changed on two devices in ignorance of each other: the value that is kept and the one that',
        'is set aside, each with its device and time.',
        '',
        '  --resolve N   settles these conflicts, by their numbers or ids; "all" for all of them',
        '  --how keep    keeps the value that is shown; take takes the one set aside; both keeps both, as two',
        '                entries',
        '  --settled     those that were settled in the last 12 months',
        '  --reopen ID   goes back on a choice',
      ],
      journal: [
        'tandem journal --book FILE [--sync N] [--limit N]',
        '',
        'Each sync: date, device, end, what was received and sent.',
        '',
        '  --sync N    each line that sync N added, changed or deleted here',
        '  --limit N   how many at most, 50 without this option',
      ],
      undo: [
        'tandem undo --book FILE [--sync N]',
        '',
        'Takes back what the last sync (or sync N) changed here. What you have changed since stays; the next',
        'sync carries this to the other devices.',
      ],
      bin: [
        'tandem bin --book FILE [--restore ID] [--limit N]',
        '',
        'Entries deleted in the last 12 months, latest first.',
        '',
        '  --restore ID   brings this entry back, whole',
        '  --limit N      how many at most, 50 without this option',
      ],
      devices: [
        'tandem devices --book FILE [--forget NAME]',
        '',
        'The devices that this book was paired with.',
        '',
        '  --forget NAME   forgets the keys of this device: the six digits have to be compared again',
      ],
      backup: [
        'tandem backup --book FILE [--to FILE]',
        '',
        'A whole copy of the book, among its backups or in the file that is named.',
      ],
      backups: [
        'tandem backups --book FILE',
        '',
        'The backups of the book, newest first: made by hand, automatic, replaced.',
      ],
      restore: [
        'tandem restore BACKUP --book FILE [--merge | --truth] [--yes]',
        '',
        'Shows what the backup holds and what would change, then asks. BACKUP is a name that "tandem backups"',
        'shows, or a file. The book that is replaced stays among the backups.',
        '',
        '  --merge   at the next sync, what other devices have done since comes back',
        '  --truth   this backup is the truth: the others take it, after they agree',
        '  --yes     does not ask',
      ],
    },
    column: {
      sync: 'no.', date: 'date', device: 'device', end: 'end', here: 'received', there: 'sent', conflicts: 'conflicts',
      deleted: 'deleted', lastSync: 'last sync', met: 'paired', origin: 'origin', size: 'size',
      name: 'name',
    },
    deletedSide: 'deleted',
    goneSide: 'not in the book',
    settledAs: { kept: 'kept', taken: 'taken', both: 'both kept', deleted: 'deleted' },
    settledBy: (how, device, moment) => `Settled: ${how} (${device}, ${moment})`,
    settledConflicts: (count) => `Conflicts settled: ${formatCount(count, 'en')}.`,
    reopened: (title) => `Conflict to settle again: ${title}`,
    end: {
      identical: 'identical', 'set-aside': 'set aside', 'still-changing': 'still changing',
      'not-identical': 'different', refused: 'refused', cancelled: 'cancelled', cut: 'cut',
      'peer-failed': 'stopped by the other', 'protocol-fault': 'fault', 'store-failed': 'stopped here',
    },
    undoneMark: 'undone since',
    counts: (added, changed, deleted) =>
      `+${formatCount(added, 'en')} ~${formatCount(changed, 'en')} −${formatCount(deleted, 'en')}`,
    journalEmpty: 'No sync in the journal.',
    change: { added: 'added', changed: 'changed', deleted: 'deleted' },
    changedSince: 'changed since',
    undone: (undone, kept) => kept === 0
      ? `Taken back: ${formatCount(undone, 'en')}.`
      : `Taken back: ${formatCount(undone, 'en')}. Kept, since changed again: ${formatCount(kept, 'en')}.`,
    binEmpty: 'The bin is empty.',
    restored: (count) => `Entries brought back: ${formatCount(count, 'en')}.`,
    devicesEmpty: 'No device is paired with this book.',
    never: 'never',
    forgotten: (name) =>
      `The device "${name}" is forgotten: the six digits have to be compared again. The book has not changed.`,
    origin: { 'by-hand': 'by hand', automatic: 'automatic', replaced: 'replaced book' },
    backupsEmpty: 'No backup of this book.',
    kilobytes: (amount) => `${amount}\u00a0kB`,
    backedUp: (name) => `Backed up: ${name}`,
    backupHolds: (accounts, entries) => `The backup holds: accounts ${formatCount(accounts, 'en')}, entries `
      + `${formatCount(entries, 'en')}.`,
    restoreChanges: (onlyHere, different, onlyThere) => `Only in the book: ${formatCount(onlyHere, 'en')}. `
      + `Different: ${formatCount(different, 'en')}. Only in the backup: ${formatCount(onlyThere, 'en')}.`,
    onlyInBook: (count) => `Newest entries of the book that it lacks or has otherwise (${count}):`,
    restoreQuestion: 'Restore this backup? (yes or no)',
    restoreDeclined: 'Nothing was restored.',
    restoredBook: (isTruth, former) => [
      'The backup is restored.',
      ...(former === undefined ? [] : [`The former book stays among the backups: ${former}`]),
      isTruth
        ? 'It is the truth: other devices take it at their next sync, after they agree.'
        : 'At the next sync, what other devices have done since comes back, deletions included.',
    ],
    mended: (backup, recovered, isIncomplete, keptAs) => [
      backup === undefined
        ? 'The book is mended with what could still be read: no backup was sound.'
        : `The book is mended from the backup ${backup}.`,
      `Newer items that were found again: ${formatCount(recovered, 'en')}.`,
      ...(isIncomplete ? ['Some pages could not be read: something newer may be missing.'] : []),
      `The damaged file is kept: ${keptAs}`,
    ],
  },
};
