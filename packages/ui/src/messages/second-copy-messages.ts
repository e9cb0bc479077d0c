/** The phone's second copy of what is not synced, and a book of the phone that is gone or does not open. */
import type { DamagedBook, SecondCopyView } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface SecondCopyTexts {
  /** Of the settings. */
  readonly title: string;
  readonly state: Readonly<Record<SecondCopyView['state'], string>>;
  readonly others: string;
  /** Of the first screen. */
  readonly found: (count: number, shown: string) => string;
  readonly restore: string;
  readonly restoreNote: string;
  readonly restoring: string;
  /** Of a book that holds nothing else yet. */
  readonly onlyRestored: string;
  readonly sync: string;
  readonly damaged: Readonly<Record<DamagedBook['reason'], string>>;
  readonly mend: string;
  readonly mending: string;
  readonly backups: string;
  readonly retry: string;
}

export const secondCopyMessages: InBoth<SecondCopyTexts> = {
  fr: {
    title: fr`Seconde copie`,
    state: {
      kept: fr`Ce qui n’est pas encore synchronisé est gardé une seconde fois, à part du dossier.`,
      partial: fr`Il y a plus de changements que la seconde copie n’en garde : synchronisez. Le dossier les a tous.`,
      full: fr`La mémoire du téléphone est pleine : pas de seconde copie. Libérez de la place. Le dossier a tout.`,
      failed: fr`La seconde copie n’a pas pu être écrite : synchronisez bientôt. Le dossier a tout.`,
    },
    others: fr`Du travail d’un autre dossier y est gardé aussi : il revient quand ce dossier est ouvert ici.`,
    found: (count, shown) => count === 0
      ? fr`Le dossier n’est plus sur ce téléphone. Les changements pas encore synchronisés ont été gardés à part.`
      : count === 1
        ? fr`Le dossier n’est plus sur ce téléphone. 1 écriture pas encore synchronisée a été gardée à part.`
        : fr`Le dossier n’est plus sur ce téléphone. ${shown} écritures pas encore synchronisées ont été gardées à `
          + 'part.',
    restore: fr`Retrouver ce travail`,
    restoreNote: fr`Dans le même dossier : la prochaine synchronisation apporte le reste.`,
    restoring: fr`Reprise en cours…`,
    onlyRestored: fr`Ce dossier n’a que le travail retrouvé : les soldes sont incomplets. Synchronisez pour recevoir `
      + fr`le reste.`,
    sync: 'Synchroniser',
    damaged: {
      damaged: fr`Le dossier est abîmé et ne s’ouvre pas. Son fichier reste tel quel.`,
      'not-a-book': fr`Le fichier du dossier n’est plus lisible. Il reste tel quel.`,
      'in-use': fr`Le dossier est encore ouvert ailleurs : fermez les autres onglets de Tandem, puis réessayez.`,
      'later-version':
        fr`Le dossier vient d’une version plus récente : mettez Tandem à jour sur ce téléphone. Rien n’a été modifié.`,
      full: fr`Il n’y a pas de place pour la sauvegarde qui précède une mise à jour du dossier. Rien n’a été modifié : `
        + fr`libérez de la place, puis réessayez.`,
      storage: fr`Le dossier n’a pas pu être lu. Rien n’a été modifié : réessayez.`,
    },
    mend: fr`Réparer le dossier`,
    mending: fr`Réparation en cours…`,
    backups: fr`Voir les sauvegardes`,
    retry: fr`Réessayer`,
  },
  en: {
    title: 'Second copy',
    state: {
      kept: 'What is not synced yet is kept a second time, apart from the book.',
      partial: 'There are more changes than the second copy keeps: sync. The book has all of them.',
      full: 'The storage of the phone is full: there is no second copy. Free some space. The book has everything.',
      failed: 'The second copy could not be written: sync soon. The book has everything.',
    },
    others: 'Work of another book is kept there, too: it comes back when that book is opened here.',
    found: (count, shown) => count === 0
      ? 'The book is no longer on this phone. The changes that were not synced yet were kept apart.'
      : count === 1
        ? 'The book is no longer on this phone. 1 entry that was not synced yet was kept apart.'
        : `The book is no longer on this phone. ${shown} entries that were not synced yet were kept apart.`,
    restore: 'Bring this work back',
    restoreNote: 'Into the same book: the next sync brings the rest.',
    restoring: 'Bringing it back…',
    onlyRestored: 'This book has the work that was brought back and nothing else: its balances are not whole. Sync to '
      + 'receive the rest.',
    sync: 'Sync',
    damaged: {
      damaged: 'The book is damaged and does not open. Its file stays as it is.',
      'not-a-book': 'The file of the book can no longer be read. It stays as it is.',
      'in-use': 'The book is still open elsewhere: close the other tabs of Tandem, then try again.',
      'later-version': 'The book comes from a newer version: update Tandem on this phone. Nothing was changed.',
      full: 'There is no room for the backup that goes before an update of the book. Nothing was changed: free some '
        + 'space, then try again.',
      storage: 'The book could not be read. Nothing was changed: try again.',
    },
    mend: 'Mend the book',
    mending: 'Mending…',
    backups: 'See the backups',
    retry: 'Try again',
  },
};
