/** Why the engine did not do what was asked: what happened, that nothing was lost, the one next thing. */
import type { EngineFailure } from '@tandem/contract';
import { attachmentErrorMessages } from './attachment-messages.ts';
import { bankFileMessages, importRefusalMessages } from './bank-file-messages.ts';
import {
  accountErrorMessages, categoryErrorMessages, entryErrorMessages, payeeErrorMessages, templateErrorMessages,
} from './record-failure-messages.ts';
import { tell, type InBoth, type OfKind, type TextsOf } from './texts.ts';
import { fr } from './typography.ts';

/** What a command may answer, the engine being there or not. */
export type ShownFailure = EngineFailure | { readonly kind: 'disconnected' };

export type FailureTexts = TextsOf<ShownFailure>;

const storageTexts: InBoth<Readonly<Record<OfKind<EngineFailure, 'storage'>['failure'], string>>> = {
  fr: {
    busy: fr`Un autre programme occupe le dossier : rien n’a été modifié. Recommencez dans un instant.`,
    'read-only': fr`Le dossier est en lecture seule : rien n’a été modifié. Donnez-vous le droit d’y écrire.`,
    corrupt: fr`Le fichier du dossier est abîmé. Rien n’a été modifié : reprenez une sauvegarde.`,
    'cannot-open': fr`Le dossier ne peut pas être ouvert : vérifiez vos droits d’accès. Rien n’a été modifié.`,
    io: fr`Le disque ou la mémoire a fait défaut : rien n’a été modifié. Vérifiez le disque, puis recommencez.`,
    other: fr`Le dossier refuse l’opération : rien n’a été modifié. Fermez Tandem, puis rouvrez-le.`,
  },
  en: {
    busy: 'Another program occupies the book: nothing was changed. Try again in a moment.',
    'read-only': 'The book is read-only: nothing was changed. Give yourself the right to write to it.',
    corrupt: 'The file of the book is damaged. Nothing was changed: go back to a backup.',
    'cannot-open': 'The book cannot be opened: check your access rights. Nothing was changed.',
    io: 'The disk or the memory failed: nothing was changed. Check the disk, then try again.',
    other: 'The book refuses the operation: nothing was changed. Close Tandem, then open it again.',
  },
};

const backupTexts: InBoth<Readonly<Record<OfKind<EngineFailure, 'backup'>['reason'], string>>> = {
  fr: {
    'not-a-book': fr`Ce fichier n’est pas une sauvegarde de Tandem : choisissez-en un autre. Rien n’a été modifié.`,
    damaged: fr`Cette sauvegarde est abîmée : choisissez-en une autre. Rien n’a été modifié.`,
    'later-version':
      fr`Cette sauvegarde vient d’une version plus récente de Tandem : mettez Tandem à jour. Rien n’a été modifié.`,
    unreadable: fr`Cette sauvegarde ne peut pas être lue : vérifiez vos droits d’accès. Rien n’a été modifié.`,
    missing: fr`Cette sauvegarde n’existe plus : choisissez-en une autre. Rien n’a été modifié.`,
  },
  en: {
    'not-a-book': 'This file is no backup of Tandem: choose another one. Nothing was changed.',
    damaged: 'This backup is damaged: choose another one. Nothing was changed.',
    'later-version': 'This backup comes from a newer version of Tandem: update Tandem. Nothing was changed.',
    unreadable: 'This backup cannot be read: check your access rights. Nothing was changed.',
    missing: 'This backup is not there any more: choose another one. Nothing was changed.',
  },
};

const backupFolderTexts: InBoth<Readonly<Record<OfKind<EngineFailure, 'backup-folder'>['reason'], string>>> = {
  fr: {
    missing: fr`Ce dossier de sauvegardes n’existe pas : vérifiez son chemin. Rien n’a été modifié.`,
    'not-a-folder': fr`Ce chemin est celui d’un fichier : indiquez un dossier. Rien n’a été modifié.`,
    'not-writable': fr`Tandem ne peut pas écrire dans ce dossier : choisissez-en un autre. Rien n’a été modifié.`,
  },
  en: {
    missing: 'This folder of backups does not exist: check its path. Nothing was changed.',
    'not-a-folder': 'This is the path of a file: give a folder. Nothing was changed.',
    'not-writable': 'Tandem cannot write into this folder: choose another one. Nothing was changed.',
  },
};

export const failureMessages: InBoth<FailureTexts> = {
  fr: {
    disconnected: fr`Tandem s’est arrêté : ceci n’a pas été fait. Rien de ce qui était enregistré n’est perdu.`,
    'no-book': fr`Aucun dossier n’est ouvert : créez-en un, ou restaurez une sauvegarde.`,
    'book-open': fr`Un dossier est déjà ouvert. Rien n’a été modifié.`,
    'bad-request': fr`Cette page n’est plus de la même version que Tandem : rechargez-la. Rien n’a été modifié.`,
    internal: fr`Défaut du programme : l’opération s’arrête. Rien n’est perdu : fermez Tandem, puis rouvrez-le.`,
    'disk-full':
      fr`Le disque est plein : rien n’a été enregistré, rien n’est perdu. Libérez de la place, puis réessayez.`,
    storage: ({ failure }) => storageTexts.fr[failure],
    entry: ({ error }) => tell(entryErrorMessages.fr, error),
    attachment: ({ error }) => tell(attachmentErrorMessages.fr, error),
    payee: ({ error }) => tell(payeeErrorMessages.fr, error),
    template: ({ error }) => tell(templateErrorMessages.fr, error),
    account: ({ error }) => tell(accountErrorMessages.fr, error),
    category: ({ error }) => tell(categoryErrorMessages.fr, error),
    'bank-file': ({ fileName, error }) => fr`${fileName} : ${tell(bankFileMessages.fr, error)} Rien n’a été importé.`,
    import: ({ error }) => tell(importRefusalMessages.fr, error),
    'no-import': fr`Cet import est déjà fermé : choisissez le fichier à nouveau. Rien n’a été importé.`,
    'sync-running': fr`Une synchronisation est en cours : recommencez quand elle est finie. Rien n’a été modifié.`,
    backup: ({ reason }) => backupTexts.fr[reason],
    'nothing-to-undo': fr`Il n’y a rien à annuler.`,
    'no-conflict': fr`Ce conflit est déjà réglé, ici ou sur un autre appareil. Rien n’a été modifié.`,
    'backup-folder': ({ reason }) => backupFolderTexts.fr[reason],
    'no-good-backup':
      fr`Aucune sauvegarde ne s’ouvre : le dossier abîmé reste tel quel. Choisissez un fichier de sauvegarde.`,
  },
  en: {
    disconnected: 'Tandem has stopped: this was not done. Nothing that was saved is lost.',
    'no-book': 'No book is open: create one, or restore a backup.',
    'book-open': 'A book is open already. Nothing was changed.',
    'bad-request': 'This page is no longer of the same version as Tandem: reload it. Nothing was changed.',
    internal: 'Defect of the program: the operation stops. Nothing is lost: close Tandem, then open it again.',
    'disk-full': 'The disk is full: nothing was saved, nothing is lost. Free some space, then try again.',
    storage: ({ failure }) => storageTexts.en[failure],
    entry: ({ error }) => tell(entryErrorMessages.en, error),
    attachment: ({ error }) => tell(attachmentErrorMessages.en, error),
    payee: ({ error }) => tell(payeeErrorMessages.en, error),
    template: ({ error }) => tell(templateErrorMessages.en, error),
    account: ({ error }) => tell(accountErrorMessages.en, error),
    category: ({ error }) => tell(categoryErrorMessages.en, error),
    'bank-file': ({ fileName, error }) => `${fileName}: ${tell(bankFileMessages.en, error)} Nothing was imported.`,
    import: ({ error }) => tell(importRefusalMessages.en, error),
    'no-import': 'This import is closed already: choose the file again. Nothing was imported.',
    'sync-running': 'A sync is under way: try again when it has ended. Nothing was changed.',
    backup: ({ reason }) => backupTexts.en[reason],
    'nothing-to-undo': 'There is nothing to undo.',
    'no-conflict': 'This conflict is settled already, here or on another device. Nothing was changed.',
    'backup-folder': ({ reason }) => backupFolderTexts.en[reason],
    'no-good-backup': 'No backup opens: the damaged book stays as it is. Choose a backup file.',
  },
};

export function describeFailure(texts: { readonly failure: FailureTexts }, failure: ShownFailure): string {
  return tell(texts.failure, failure);
}
