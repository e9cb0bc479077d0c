/** The words of the phone's program as a program: its updates, its storage, its lock, what comes in and goes out. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface PhoneProgramTexts {
  readonly update: { readonly ready: string; readonly take: string };
  readonly later: string;
  readonly install: string;
  readonly lasting: {
    readonly title: string;
    readonly reason: string;
    readonly ask: string;
    readonly kept: string;
    readonly refused: string;
  };
}

export const phoneProgramMessages: InBoth<PhoneProgramTexts> = {
  fr: {
    update: { ready: fr`Une nouvelle version est prête.`, take: fr`Mettre à jour` },
    later: 'Plus tard',
    install: 'Installer Tandem',
    lasting: {
      title: fr`Vos comptes dans ce navigateur`,
      reason: fr`Quand la place manque, un navigateur efface ce qu’il n’a pas promis de garder.`,
      ask: fr`Garder ces données`,
      kept: fr`Le navigateur garde vos comptes, même quand la place manque.`,
      refused: fr`Le navigateur n’a rien promis : installez Tandem sur l’écran d’accueil, ou synchronisez souvent avec `
        + fr`le PC.`,
    },
  },
  en: {
    update: { ready: 'A new version is ready.', take: 'Update' },
    later: 'Later',
    install: 'Install Tandem',
    lasting: {
      title: 'Your accounts in this browser',
      reason: 'When space runs short, a browser deletes what it has not promised to keep.',
      ask: 'Keep this data',
      kept: 'The browser keeps your accounts, also when space runs short.',
      refused: 'The browser has promised nothing: install Tandem on the home screen, or sync with the PC often.',
    },
  },
};
