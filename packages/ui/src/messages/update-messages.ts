/** Which side has the older program; said before anything is touched. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

/** `text` by the device that reads it, where the two have different things to do. */
export interface EndTexts {
  readonly title: string;
  readonly text: string | Readonly<Record<'pc' | 'phone', string>>;
}

export const updateHere: InBoth<EndTexts> = {
  fr: {
    title: fr`Tandem est à mettre à jour ici`,
    text: fr`L’autre appareil a une version plus récente de Tandem : mettez celui-ci à jour. Rien n’a été modifié.`,
  },
  en: {
    title: 'Tandem needs an update here',
    text: 'The other device has a newer version of Tandem: update this one. Nothing was changed.',
  },
};

export const updateThere: InBoth<EndTexts> = {
  fr: {
    title: fr`Tandem est à mettre à jour sur l’autre appareil`,
    text: fr`L’autre appareil a une version plus ancienne de Tandem : mettez-le à jour. Rien n’a été modifié.`,
  },
  en: {
    title: 'Tandem needs an update on the other device',
    text: 'The other device has an older version of Tandem: update it. Nothing was changed.',
  },
};
