/** A damaged book that is mended: what came back. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;

export interface MendTexts {
  readonly title: string;
  readonly act: string;
  readonly working: string;
  readonly offer: (moment: string) => string;
  readonly offerAlone: string;
  readonly done: string;
  readonly fromBackup: (moment: string) => string;
  readonly noBackup: string;
  readonly recovered: Many;
  readonly nothingNewer: string;
  readonly entries: string;
  readonly incomplete: string;
  readonly keptAs: (fileName: string) => string;
  readonly nextSync: string;
}

export const mendMessages: InBoth<MendTexts> = {
  fr: {
    title: fr`Réparation du dossier`,
    act: fr`Réparer`,
    working: fr`Réparation en cours : la sauvegarde est reprise, puis ce qui se lit encore…`,
    offer: (moment) => fr`Tandem peut reprendre la sauvegarde du ${moment}, puis tout ce qui se lit encore dans le `
      + fr`fichier abîmé.`,
    offerAlone: fr`Tandem peut reprendre ce qui se lit encore dans le fichier abîmé, qui reste gardé à côté.`,
    done: fr`Le dossier est réparé et ouvert.`,
    fromBackup: (moment) => fr`La sauvegarde du ${moment} a été reprise.`,
    noBackup: fr`Aucune sauvegarde ne s’ouvrait : le dossier tient ce qui se lisait encore dans le fichier abîmé.`,
    recovered: (count, isOne) => isOne
      ? fr`${count} élément plus récent a été relu dans le fichier abîmé.`
      : fr`${count} éléments plus récents ont été relus dans le fichier abîmé.`,
    nothingNewer: fr`Le fichier abîmé n’avait rien de plus récent.`,
    entries: fr`Écritures relues`,
    incomplete: fr`Une partie du fichier ne se lit plus : vérifiez vos dernières écritures.`,
    keptAs: (fileName) => fr`Le fichier abîmé est gardé à côté : ${fileName}.`,
    nextSync: fr`La prochaine synchronisation rapporte ce que les autres appareils ont de plus.`,
  },
  en: {
    title: 'Mending the book',
    act: 'Mend',
    working: 'Mending: the backup is taken, then what can still be read…',
    offer: (moment) => `Tandem can take the backup of ${moment}, then all that can still be read in the damaged file.`,
    offerAlone: 'Tandem can take what can still be read in the damaged file, which is kept aside.',
    done: 'The book is mended and open.',
    fromBackup: (moment) => `The backup of ${moment} was taken.`,
    noBackup: 'No backup opened: the book holds what could still be read in the damaged file.',
    recovered: (count, isOne) => isOne
      ? `${count} newer item was read from the damaged file.`
      : `${count} newer items were read from the damaged file.`,
    nothingNewer: 'The damaged file had nothing newer.',
    entries: 'Entries read again',
    incomplete: 'A part of the file cannot be read any more: check your last entries.',
    keptAs: (fileName) => `The damaged file is kept aside: ${fileName}.`,
    nextSync: 'The next sync brings back what other devices have besides.',
  },
};
