/** The words of the phone's templates. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface PhoneTemplateTexts {
  readonly title: string;
  readonly empty: string;
  readonly keep: string;
  readonly nothingTyped: string;
  readonly add: string;
  readonly edit: string;
  readonly editNamed: (name: string) => string;
  readonly gone: string;
  readonly delete: string;
  readonly added: string;
  readonly changed: string;
  readonly deleted: string;
}

export const phoneTemplateMessages: InBoth<PhoneTemplateTexts> = {
  fr: {
    title: fr`Modèles`,
    empty: fr`Aucun modèle. Saisissez une écriture qui revient souvent, puis gardez-la ici comme modèle.`,
    keep: fr`Garder la saisie comme modèle`,
    nothingTyped: fr`Rien n’est saisi : il n’y a rien à garder.`,
    add: fr`Nouveau modèle`,
    edit: fr`Modifier le modèle`,
    editNamed: (name) => fr`Modifier le modèle ${name}`,
    gone: fr`Ce modèle n’existe plus.`,
    delete: fr`Supprimer le modèle`,
    added: fr`Modèle enregistré`,
    changed: fr`Modèle modifié`,
    deleted: fr`Modèle supprimé`,
  },
  en: {
    title: 'Templates',
    empty: 'No template. Type an entry that comes often, then keep it here as a template.',
    keep: 'Keep what is typed as a template',
    nothingTyped: 'Nothing is typed: there is nothing to keep.',
    add: 'New template',
    edit: 'Edit template',
    editNamed: (name) => `Edit template ${name}`,
    gone: 'This template is no longer there.',
    delete: 'Delete the template',
    added: 'Template saved',
    changed: 'Template changed',
    deleted: 'Template deleted',
  },
};
