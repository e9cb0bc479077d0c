/** The frame of the PC window: menu bar, toolbar, zones, accounts' side, what the window says about itself. */
import type { EditName } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface MenuTexts {
  readonly bar: string;
  readonly file: string;
  readonly edit: string;
  readonly view: string;
  readonly tools: string;
  readonly help: string;
  readonly addAccount: string;
  readonly editAccount: string;
  readonly importFile: string;
  readonly exportBook: string;
  readonly closeWindow: string;
  /** Instead of the name of a file that the program named. */
  readonly unnamedBook: string;
  readonly undo: string;
  readonly redo: string;
  /** `act`: one of `acts`, so that one knows what is taken back. */
  readonly undoAct: (act: string) => string;
  readonly redoAct: (act: string) => string;
  readonly newEntry: string;
  readonly newTransfer: string;
  readonly duplicate: string;
  readonly delete: string;
  readonly clear: string;
  readonly selectAll: string;
  readonly find: string;
  readonly theme: string;
  readonly themeSystem: string;
  readonly themeLight: string;
  readonly themeDark: string;
  readonly density: string;
  readonly densityNormal: string;
  readonly densityComfortable: string;
  readonly densityCompact: string;
  readonly language: string;
  readonly sync: string;
  readonly conflicts: string;
  readonly journal: string;
  readonly bin: string;
  readonly devices: string;
  readonly installOnPhone: string;
  readonly database: string;
  readonly backUp: string;
  readonly backupSettings: string;
  readonly restore: string;
  readonly check: string;
  readonly shortcuts: string;
  readonly about: string;
  readonly aboutSentences: readonly string[];
  readonly toolbar: string;
  readonly transfer: string;
  readonly importShort: string;
  readonly syncNever: string;
  readonly syncWaiting: string;
  readonly syncConnecting: string;
  readonly syncRunning: (percent: string) => string;
  readonly syncAsking: string;
  readonly syncAskedThere: string;
  readonly syncUnreached: string;
  readonly syncUpToDate: string;
  readonly syncChanges: (count: number, shown: string) => string;
  readonly views: string;
  readonly accountsZone: string;
  readonly accountsList: string;
  readonly showAccounts: string;
  readonly hideAccounts: string;
  readonly accountsWidth: string;
  readonly closedAccounts: string;
  readonly netWorth: string;
  readonly belowLimit: string;
  readonly restoredAccount: string;
  readonly openConflicts: (count: number, shown: string) => string;
  readonly acts: Readonly<Record<EditName, string>>;
  readonly stoppedTitle: string;
  readonly stoppedSentence: string;
  readonly stoppedAct: string;
  readonly reload: string;
  readonly defectTitle: string;
  readonly defectSentence: string;
  readonly stillOpen: string;
  readonly opening: string;
  readonly noAccount: string;
  readonly conflictsTitle: string;
  readonly exported: (fileName: string) => string;
  /** As keyboards have them. */
  readonly keys: { readonly insert: string; readonly delete: string; readonly space: string };
}

export const menuMessages: InBoth<MenuTexts> = {
  fr: {
    bar: 'Menu', file: 'Fichier', edit: 'Édition', view: 'Affichage', tools: 'Outils', help: 'Aide',
    addAccount: 'Nouveau compte…', editAccount: 'Modifier le compte…', importFile: 'Importer un fichier de la banque…',
    exportBook: 'Exporter le dossier (JSON)', closeWindow: 'Fermer la fenêtre',
    unnamedBook: 'Mes comptes',
    undo: 'Annuler', redo: 'Rétablir',
    undoAct: (act) => fr`Annuler : ${act}`,
    redoAct: (act) => fr`Rétablir : ${act}`,
    newEntry: 'Nouvelle écriture', newTransfer: 'Nouveau virement', duplicate: 'Dupliquer à aujourd’hui',
    delete: 'Supprimer', clear: 'Pointer ou dépointer', selectAll: 'Tout choisir', find: 'Rechercher',
    theme: 'Thème', themeSystem: 'Celui du système', themeLight: 'Clair', themeDark: 'Sombre',
    density: 'Hauteur des lignes', densityNormal: 'Normale', densityComfortable: 'Confortable',
    densityCompact: 'Compacte', language: 'Langue',
    sync: 'Synchronisation', conflicts: 'Conflits', journal: 'Journal des synchronisations', bin: 'Corbeille',
    devices: 'Appareils…', installOnPhone: 'Installer sur le téléphone…',
    database: 'Base de données', backUp: 'Sauvegarde…',
    backupSettings: 'Réglages des sauvegardes…',
    restore: 'Restauration…', check: 'Vérification…', shortcuts: 'Raccourcis du clavier', about: 'À propos de Tandem',
    aboutSentences: [
      'Les comptes de la maison, sur l’ordinateur et sur le téléphone, exactement les mêmes.',
      fr`Sans compte à créer, sans serveur : vos données restent sur vos appareils.`,
      'Logiciel libre, licence GPL version 3 ou suivante.',
    ],
    toolbar: 'Barre d’outils', transfer: 'Virement', importShort: 'Importer',
    syncNever: 'jamais faite', syncWaiting: 'en attente du téléphone', syncConnecting: 'connexion…',
    syncAsking: 'une question attend', syncAskedThere: 'réponse attendue en face',
    syncRunning: (percent) => `en cours · ${percent}`, syncUnreached: 'téléphone non joint', syncUpToDate: 'à jour',
    syncChanges: (count, shown) => (count < 2 ? `${shown} changement` : `${shown} changements`),
    views: 'Vues', accountsZone: 'Comptes', accountsList: 'Liste des comptes',
    showAccounts: 'Montrer les comptes', hideAccounts: 'Cacher les comptes',
    accountsWidth: 'Largeur de la liste des comptes', closedAccounts: 'Comptes clos', netWorth: 'Patrimoine net',
    belowLimit: 'Sous la limite', restoredAccount: fr`Compte supprimé, puis rétabli : des écritures y vivent`,
    openConflicts: (count, shown) => (count < 2 ? `${shown} conflit à regarder` : `${shown} conflits à regarder`),
    acts: {
      'add-attachment': fr`l’ajout d’une photo`, 'delete-attachment': fr`le retrait d’une photo`,
      'add-entry': 'l’ajout d’une écriture', 'edit-entry': 'la modification d’une écriture',
      'delete-entries': 'la suppression', 'set-status': 'le pointage', import: 'l’import',
      'add-account': 'l’ajout d’un compte', 'edit-account': 'la modification d’un compte',
      'delete-account': 'la suppression d’un compte', 'settle-conflicts': 'le règlement d’un conflit',
      'reopen-conflict': 'le retour sur un choix', 'restore-entries': 'la sortie de la corbeille',
      'add-template': fr`l’ajout d’un modèle`, 'edit-template': fr`la modification du modèle`,
      'delete-template': fr`la suppression du modèle`,
      'edit-payee': fr`la modification du tiers`, 'merge-payees': fr`la fusion des tiers`,
      'delete-payee': 'la suppression du tiers', 'edit-category': fr`la modification de la catégorie`,
      'delete-category': fr`la suppression de la catégorie`,
    },
    stoppedTitle: 'Tandem s’est arrêté',
    stoppedSentence: fr`Tout ce qui était enregistré est dans votre dossier : rien n’est perdu.`,
    stoppedAct: fr`Fermez cette fenêtre, puis ouvrez Tandem à nouveau. Ou, s’il tourne encore, rechargez la page.`,
    reload: 'Recharger la page', opening: 'Ouverture du dossier…',
    defectTitle: 'Cette page s’est arrêtée',
    defectSentence: fr`C’est un défaut de Tandem. Ce qui était enregistré est dans votre dossier : rechargez la page.`,
    stillOpen: fr`Le navigateur garde cet onglet ouvert. Fermez-le vous-même : tout est enregistré.`,
    noAccount: 'Ce dossier n’a pas encore de compte. Ajoutez le premier, ou importez un fichier de la banque.',
    conflictsTitle: 'Conflits',
    exported: (fileName) => fr`Le dossier est enregistré dans « ${fileName} ».`,
    keys: { insert: 'Inser', delete: 'Suppr', space: 'Espace' },
  },
  en: {
    bar: 'Menu', file: 'File', edit: 'Edit', view: 'View', tools: 'Tools', help: 'Help',
    addAccount: 'New account…', editAccount: 'Edit account…', importFile: 'Import a bank file…',
    exportBook: 'Export the book (JSON)', closeWindow: 'Close the window',
    unnamedBook: 'My accounts',
    undo: 'Undo', redo: 'Redo', undoAct: (act) => `Undo: ${act}`, redoAct: (act) => `Redo: ${act}`,
    newEntry: 'New entry', newTransfer: 'New transfer', duplicate: 'Duplicate at today', delete: 'Delete',
    clear: 'Clear or unclear', selectAll: 'Select all', find: 'Search',
    theme: 'Theme', themeSystem: 'As the system', themeLight: 'Light', themeDark: 'Dark',
    density: 'Row height', densityNormal: 'Normal', densityComfortable: 'Comfortable', densityCompact: 'Compact',
    language: 'Language',
    sync: 'Sync', conflicts: 'Conflicts', journal: 'Journal of syncs', bin: 'Bin', devices: 'Devices…',
    installOnPhone: 'Install on the phone…',
    database: 'Database', backUp: 'Backup…', backupSettings: 'Backup settings…', restore: 'Restore…',
    check: 'Check…', shortcuts: 'Keyboard shortcuts', about: 'About Tandem',
    aboutSentences: [
      'The household’s accounts, on the computer and on the phone, exactly the same.',
      'No account to create, no server: your data stays on your devices.',
      'Free software, GPL licence version 3 or later.',
    ],
    toolbar: 'Toolbar', transfer: 'Transfer', importShort: 'Import',
    syncNever: 'never done', syncWaiting: 'waiting for the phone', syncConnecting: 'connecting…',
    syncAsking: 'a question waits', syncAskedThere: 'answer awaited there',
    syncRunning: (percent) => `under way · ${percent}`, syncUnreached: 'phone not reached', syncUpToDate: 'up to date',
    syncChanges: (count, shown) => (count === 1 ? `${shown} change` : `${shown} changes`),
    views: 'Views', accountsZone: 'Accounts', accountsList: 'List of accounts',
    showAccounts: 'Show accounts', hideAccounts: 'Hide accounts',
    accountsWidth: 'Width of the list of accounts', closedAccounts: 'Closed accounts', netWorth: 'Net worth',
    belowLimit: 'Below the limit', restoredAccount: 'Account deleted, then restored: it has entries',
    openConflicts: (count, shown) => (count === 1 ? `${shown} conflict to look at` : `${shown} conflicts to look at`),
    acts: {
      'add-attachment': 'adding a photo', 'delete-attachment': 'removing a photo',
      'add-entry': 'adding an entry', 'edit-entry': 'editing an entry', 'delete-entries': 'the deletion',
      'set-status': 'the clearing', import: 'the import', 'add-account': 'adding an account',
      'edit-account': 'editing an account', 'delete-account': 'deleting an account',
      'settle-conflicts': 'settling a conflict', 'reopen-conflict': 'going back on a choice',
      'restore-entries': 'taking out of the bin',
      'add-template': 'adding a template', 'edit-template': 'editing the template',
      'delete-template': 'deleting the template',
      'edit-payee': 'editing the payee', 'merge-payees': 'merging the payees', 'delete-payee': 'deleting the payee',
      'edit-category': 'editing the category', 'delete-category': 'deleting the category',
    },
    stoppedTitle: 'Tandem has stopped',
    stoppedSentence: 'Everything that was saved is in your book: nothing is lost.',
    stoppedAct: 'Close this window, then open Tandem again. Or, if it still runs, reload the page.',
    reload: 'Reload the page', opening: 'Opening the book…',
    defectTitle: 'This page has stopped',
    defectSentence: 'It is a defect of Tandem. What was saved is in your book: reload the page.',
    stillOpen: 'The browser keeps this tab open. Close it yourself: everything is saved.',
    noAccount: 'This book has no account yet. Add the first one, or import a bank file.',
    conflictsTitle: 'Conflicts',
    exported: (fileName) => `The book is saved in “${fileName}”.`,
    keys: { insert: 'Insert', delete: 'Delete', space: 'Space' },
  },
};
