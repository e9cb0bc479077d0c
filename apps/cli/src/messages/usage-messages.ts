/** What is wrong with a command line. */
import type { UsageFailure } from '../failure.ts';
import type { InBoth, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

export const usageMessages: InBoth<TextsOf<UsageFailure>> = {
  fr: {
    'unknown-command': ({ name }) => fr`La commande « ${name} » n’existe pas : « tandem help » les montre toutes.`,
    'unknown-language': ({ text }) => fr`La langue « ${text} » n’est pas connue : choisissez « fr » ou « en ».`,
    'unknown-option': ({ option }) =>
      fr`L’option ${option} n’existe pas : ajoutez --help pour voir celles qui existent.`,
    'option-needs-value': ({ option }) => fr`L’option ${option} attend une valeur.`,
    'option-takes-no-value': ({ option }) => fr`L’option ${option} ne prend pas de valeur.`,
    'missing-option': ({ option }) => fr`L’option ${option} est obligatoire : ajoutez --help pour un exemple.`,
    'unexpected-argument': ({ argument }) =>
      fr`« ${argument} » est de trop : mettez entre guillemets ce qui contient une espace.`,
    'missing-argument': ({ argument }) => fr`Il manque ${argument} : ajoutez --help pour un exemple.`,
    'not-a-count': ({ option, text, min, max }) =>
      fr`L’option ${option} attend un nombre entier de ${min} à ${max}, pas « ${text} ».`,
    'unknown-format': ({ text }) => fr`Le format « ${text} » n’est pas connu : choisissez « json ».`,
    'unknown-choice': ({ option, text, choices }) =>
      fr`L’option ${option} ne connaît pas « ${text} » : choisissez parmi ${choices.join(', ')}.`,
    'merge-or-truth': fr`Choisissez --merge ou --truth, pas les deux.`,
    'nothing-to-change': fr`Indiquez ce qui change : --amount, --payee, --category, --day, --memo ou --account.`,
  },
  en: {
    'unknown-command': ({ name }) => `There is no command "${name}": "tandem help" shows them all.`,
    'unknown-language': ({ text }) => `The language "${text}" is not known: choose "fr" or "en".`,
    'unknown-option': ({ option }) => `There is no option ${option}: add --help to see those that exist.`,
    'option-needs-value': ({ option }) => `The option ${option} needs a value.`,
    'option-takes-no-value': ({ option }) => `The option ${option} takes no value.`,
    'missing-option': ({ option }) => `The option ${option} is needed: add --help for an example.`,
    'unexpected-argument': ({ argument }) => `"${argument}" is too much: put quotes around what holds a space.`,
    'missing-argument': ({ argument }) => `${argument} is missing: add --help for an example.`,
    'not-a-count': ({ option, text, min, max }) =>
      `The option ${option} needs a whole number from ${min} to ${max}, not "${text}".`,
    'unknown-format': ({ text }) => `The format "${text}" is not known: choose "json".`,
    'unknown-choice': ({ option, text, choices }) =>
      `The option ${option} does not know "${text}": choose among ${choices.join(', ')}.`,
    'merge-or-truth': 'Choose --merge or --truth, not both.',
    'nothing-to-change': 'Say what changes: --amount, --payee, --category, --day, --memo or --account.',
  },
};
