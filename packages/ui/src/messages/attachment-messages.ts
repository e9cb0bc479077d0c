/** Pictures of receipts, on the PC and on the phone. */
import type { EngineFailure } from '@tandem/contract';
import type { InBoth, OfKind, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

type AttachmentError = OfKind<EngineFailure, 'attachment'>['error'];

export const attachmentErrorMessages: InBoth<TextsOf<AttachmentError>> = {
  fr: {
    'unknown-entry': fr`Cette écriture n’est plus dans le dossier : elle a été supprimée. La photo n’est pas ajoutée.`,
    'unknown-attachment': fr`Cette photo n’est plus dans le dossier : elle a déjà été retirée.`,
    'too-many-attachments': ({ attachmentsMax }) =>
      fr`Cette écriture a déjà ${attachmentsMax} photos : retirez-en une avant d’en ajouter.`,
    'attachment-too-large':
      fr`Cette photo est trop grande : choisissez-en une plus petite. L’écriture reste telle quelle.`,
    'attachment-malformed': fr`Cette image est illisible : choisissez-en une autre. L’écriture reste telle quelle.`,
    'text-empty': fr`Le nom de cette image est vide : renommez-la, puis ajoutez-la.`,
    'text-too-long': fr`Le nom de cette image est trop long : raccourcissez-le, puis ajoutez-la.`,
    'text-malformed': fr`Le nom de cette image est illisible : renommez-la, puis ajoutez-la.`,
  },
  en: {
    'unknown-entry': 'This entry is not in the book any more: it was deleted. The photo was not added.',
    'unknown-attachment': 'This photo is not in the book any more: it was removed already.',
    'too-many-attachments': ({ attachmentsMax }) =>
      `This entry has ${attachmentsMax} photos already: remove one before you add another.`,
    'attachment-too-large': 'This photo is too large: choose a smaller one. The entry stays as it is.',
    'attachment-malformed': 'This picture cannot be read: choose another one. The entry stays as it is.',
    'text-empty': 'The name of this picture is empty: rename it, then add it.',
    'text-too-long': 'The name of this picture is too long: shorten it, then add it.',
    'text-malformed': 'The name of this picture cannot be read: rename it, then add it.',
  },
};

export type PictureFault = 'too-many-pixels' | 'unreadable' | 'too-large' | 'full';

export interface AttachmentTexts {
  readonly photo: string;
  readonly photos: string;
  readonly count: (count: number) => string;
  /** On the entry screen. */
  readonly act: string;
  readonly take: string;
  readonly choose: string;
  readonly none: string;
  readonly nonePc: string;
  readonly chooseEntry: string;
  readonly menu: string;
  readonly add: string;
  readonly number: (number: number, count: number) => string;
  readonly show: (number: number) => string;
  readonly remove: string;
  readonly saveAs: string;
  readonly enlarge: string;
  readonly fit: string;
  readonly gone: string;
  readonly adding: string;
  readonly fault: Readonly<Record<PictureFault, string>>;
  readonly limit: (count: number) => string;
}

export const attachmentMessages: InBoth<AttachmentTexts> = {
  fr: {
    photo: 'Photo',
    act: fr`Reçu`,
    photos: 'Photos du reçu',
    count: (count) => count === 1 ? '1 photo' : fr`${String(count)} photos`,
    take: 'Prendre une photo',
    choose: 'Choisir une image',
    nonePc: fr`Aucune photo. Ajoutez l’image d’un reçu.`,
    chooseEntry: fr`Choisissez d’abord une écriture dans la liste.`,
    menu: 'Photos du reçu…',
    add: fr`Ajouter une image…`,
    number: (number, count) => fr`Photo ${String(number)} sur ${String(count)}`,
    none: fr`Aucune photo. Prenez le reçu en photo, ou choisissez une image.`,
    show: (number) => fr`Voir la photo ${String(number)}`,
    remove: 'Retirer',
    saveAs: 'Enregistrer sous…',
    enlarge: 'Agrandir',
    fit: fr`Ajuster à l’écran`,
    gone: fr`Cette photo n’est plus dans le dossier : elle a été retirée.`,
    adding: fr`Préparation de la photo…`,
    fault: {
      'too-many-pixels':
        fr`Cette image est trop grande (plus de 40 millions de points). Choisissez-en une autre ; l’écriture reste.`,
      unreadable: fr`Ce fichier n’est pas une image lisible. L’écriture est intacte : choisissez-en un autre.`,
      'too-large': fr`Cette image ne peut pas être réduite assez. L’écriture est intacte : choisissez-en une autre.`,
      full: fr`La mémoire est pleine : la photo n’est pas gardée, l’écriture est intacte. Libérez de la place.`,
    },
    limit: (count) => fr`${String(count)} photos au plus par écriture.`,
  },
  en: {
    photo: 'Photo',
    act: 'Receipt',
    photos: 'Photos of the receipt',
    count: (count) => count === 1 ? '1 photo' : `${count} photos`,
    take: 'Take a photo',
    choose: 'Choose a picture',
    nonePc: 'No photo. Add the picture of a receipt.',
    chooseEntry: 'Choose an entry of the list first.',
    menu: 'Photos of the receipt…',
    add: 'Add a picture…',
    number: (number, count) => `Photo ${number} of ${count}`,
    none: 'No photo. Take one of the receipt, or choose a picture.',
    show: (number) => `Show photo ${number}`,
    remove: 'Remove',
    saveAs: 'Save as…',
    enlarge: 'Enlarge',
    fit: 'Fit to the screen',
    gone: 'This photo is not in the book any more: it was removed.',
    adding: 'Preparing the photo…',
    fault: {
      'too-many-pixels': 'This picture is too large (over 40 million pixels). The entry is intact: choose another one.',
      unreadable: 'This file is no picture that can be read. The entry is intact: choose another one.',
      'too-large': 'This picture cannot be made small enough. The entry is intact: choose another one.',
      full: 'The storage is full: the photo is not kept, the entry is intact. Free some space.',
    },
    limit: (count) => `${count} photos an entry at most.`,
  },
};
