/** Why a book cannot be opened, and what its file or its disk refuses while it is open. */
import type { OpenBookFailure } from '@tandem/host';
import type { SqliteFailure } from '@tandem/sqlite';
import { tell, type InBoth, type TextsOf } from './texts.ts';
import { fr } from './typography.ts';

/** Of a book that is open. Whatever was under way has been rolled back. */
export const sqliteMessages: InBoth<Readonly<Record<SqliteFailure, string>>> = {
  fr: {
    full:
      fr`Le disque est plein : rien n’a été enregistré, rien n’est perdu. Libérez de la place, puis réessayez.`,
    busy: fr`Un autre programme occupe le dossier : rien n’a été modifié. Recommencez dans un instant.`,
    'read-only': fr`Le dossier est en lecture seule : rien n’a été modifié. Donnez-vous le droit d’y écrire.`,
    'not-a-database': fr`Ce fichier n’est pas un dossier Tandem. Rien n’a été modifié.`,
    corrupt: fr`Le fichier du dossier est abîmé. Rien n’a été modifié : reprenez une sauvegarde.`,
    'cannot-open':
      fr`Le dossier ne peut pas être ouvert : vérifiez le chemin et vos droits d’accès. Rien n’a été modifié.`,
    io: fr`Le disque ou la mémoire a fait défaut : rien n’a été modifié. Vérifiez le disque, puis recommencez.`,
    constraint: fr`Défaut du programme : le dossier refuse ce qui devait être écrit. Rien n’a été modifié.`,
    range: fr`Une valeur est trop grande pour le dossier. Rien n’a été modifié.`,
    misuse: fr`Défaut du programme : le dossier refuse l’opération. Rien n’a été modifié.`,
  },
  en: {
    full: 'The disk is full: nothing was saved, nothing is lost. Free some space, then try again.',
    busy: 'Another program occupies the book: nothing was changed. Try again in a moment.',
    'read-only': 'The book is read-only: nothing was changed. Give yourself the right to write to it.',
    'not-a-database': 'This file is not a Tandem book. Nothing was changed.',
    corrupt: 'The file of the book is damaged. Nothing was changed: go back to a backup.',
    'cannot-open': 'The book cannot be opened: check the path and your access rights. Nothing was changed.',
    io: 'The disk or the memory failed: nothing was changed. Check the disk, then try again.',
    constraint: 'Defect of the program: the book refuses what was to be written. Nothing was changed.',
    range: 'A value is too large for the book. Nothing was changed.',
    misuse: 'Defect of the program: the book refuses the operation. Nothing was changed.',
  },
};

const openTexts = (path: string): InBoth<TextsOf<OpenBookFailure>> => ({
  fr: {
    missing: fr`Le dossier ${path} n’existe pas : vérifiez le chemin.`,
    'not-a-book': fr`Le fichier ${path} n’est pas un dossier Tandem. Rien n’a été modifié.`,
    'later-version': ({ version, versionMax }) => fr`Le dossier ${path} vient d’une version plus récente de Tandem`
      + fr` (${version}, celle-ci lit jusqu’à ${versionMax}) : mettez Tandem à jour. Rien n’a été modifié.`,
    'in-use': fr`Le dossier ${path} est ouvert ailleurs pour y écrire : fermez-le là-bas. Rien n’a été modifié.`,
    failed: ({ failure }) => fr`${path} : ${sqliteMessages.fr[failure]}`,
  },
  en: {
    missing: `The book ${path} does not exist: check the path.`,
    'not-a-book': `The file ${path} is not a Tandem book. Nothing was changed.`,
    'later-version': ({ version, versionMax }) => `The book ${path} comes from a newer version of Tandem`
      + ` (${version}, this one reads up to ${versionMax}): update Tandem. Nothing was changed.`,
    'in-use': `The book ${path} is open elsewhere for writing: close it there. Nothing was changed.`,
    failed: ({ failure }) => `${path}: ${sqliteMessages.en[failure]}`,
  },
});

export const openBookMessages: InBoth<(path: string, error: OpenBookFailure) => string> = {
  fr: (path, error) => tell(openTexts(path).fr, error),
  en: (path, error) => tell(openTexts(path).en, error),
};
