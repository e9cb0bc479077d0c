/** The devices that this one knows. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface DeviceTexts {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly unnamed: string;
  readonly paired: (moment: string) => string;
  readonly lastSync: (age: string) => string;
  readonly neverSynced: string;
  readonly forget: string;
  readonly forgetName: (device: string) => string;
  readonly forgetTitle: (device: string) => string;
  readonly forgetQuestion: string;
  readonly forgetNote: string;
  readonly forgetYes: string;
  readonly forgetNo: string;
  readonly forgotten: (device: string) => string;
}

export const deviceMessages: InBoth<DeviceTexts> = {
  fr: {
    title: 'Appareils',
    intro: fr`Les appareils reliés à celui-ci : les six chiffres ne sont plus à comparer avec eux.`,
    none: fr`Aucun appareil n’est relié. Une synchronisation en relie un.`,
    unnamed: fr`Appareil sans nom`,
    paired: (moment) => fr`Relié le ${moment}`,
    lastSync: (age) => fr`Synchronisé ${age}`,
    neverSynced: fr`Jamais synchronisé`,
    forget: 'Oublier…',
    forgetName: (device) => fr`Oublier ${device}…`,
    forgetTitle: (device) => fr`Oublier ${device} ?`,
    forgetQuestion: fr`À la prochaine synchronisation, les six chiffres seront de nouveau à comparer.`,
    forgetNote: fr`Ses écritures restent ici, et les vôtres restent chez lui : seules les clés sont effacées.`,
    forgetYes: fr`Oublier cet appareil`,
    forgetNo: fr`Non, le garder`,
    forgotten: (device) => fr`${device} est oublié. Les six chiffres seront de nouveau à comparer.`,
  },
  en: {
    title: 'Devices',
    intro: 'The devices linked to this one: the six digits need not be compared with them any more.',
    none: 'No device is linked. A sync links one.',
    unnamed: 'Device without a name',
    paired: (moment) => `Linked on ${moment}`,
    lastSync: (age) => `Synced ${age}`,
    neverSynced: 'Never synced',
    forget: 'Forget…',
    forgetName: (device) => `Forget ${device}…`,
    forgetTitle: (device) => `Forget ${device}?`,
    forgetQuestion: 'At the next sync, the six digits have to be compared again.',
    forgetNote: 'Its entries stay here, and yours stay there: only the keys are deleted.',
    forgetYes: 'Forget this device',
    forgetNo: 'No, keep it',
    forgotten: (device) => `${device} is forgotten. The six digits have to be compared again.`,
  },
};
