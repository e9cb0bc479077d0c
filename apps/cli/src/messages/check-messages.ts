/** What `tandem check` finds. A fault is named without a full stop: several are told in one sentence. */
import type { BookFault, BookOddity } from '@tandem/engine';
import type { InBoth, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

interface CheckMessages {
  readonly fault: TextsOf<BookFault>;
  readonly oddity: TextsOf<BookOddity>;
  readonly sound: string;
  readonly fingerprint: (text: string) => string;
  readonly kind: string;
  readonly count: string;
  /** Of every living entry, whatever its day: what two devices compare. */
  readonly balance: string;
  readonly mendedInPlace: (triggers: number, sums: number) => string;
}

export const checkMessages: InBoth<CheckMessages> = {
  fr: {
    fault: {
      'damaged-file': ({ messages }) => fr`fichier abîmé (${messages[0] ?? ''})`,
      'impossible-records': ({ count, first }) =>
        fr`valeurs impossibles : ${count} (${first.kindName} ${hex(first.id)}, ${first.reason})`,
      'changed-triggers': ({ count }) => fr`automatismes du dossier modifiés : ${count}`,
      'changed-tables': ({ count }) => fr`tables du dossier modifiées : ${count}`,
      'missing-accounts': ({ entries }) => fr`écritures dont le compte n’existe pas : ${entries}`,
      'untracked-records': ({ count }) => fr`enregistrements sans suivi : ${count}`,
      'tracking-without-record': ({ count }) => fr`suivis sans enregistrement : ${count}`,
      'wrong-hashes': ({ count }) => fr`enregistrements dont l’empreinte est fausse : ${count}`,
      'wrong-sums': ({ buckets }) => fr`sommes d’empreintes fausses : ${buckets}`,
      'wrong-spans': ({ rows }) => fr`sommes de soldes fausses : ${rows}`,
      'set-aside': ({ count }) => fr`enregistrements mis à part lors d’une synchronisation : ${count}`,
    },
    oddity: {
      'missing-payees': ({ entries }) => fr`Écritures dont le tiers n’existe pas encore ici : ${entries}`,
      'missing-categories': ({ entries }) => fr`Écritures dont une catégorie n’existe pas encore ici : ${entries}`,
      'missing-methods': ({ entries }) => fr`Écritures dont le mode de règlement n’existe pas encore ici : ${entries}`,
      'reconciled-changed': ({ entries }) => fr`Écritures rapprochées à revérifier : ${entries}`,
      'category-cycles': ({ count }) => fr`Boucles de catégories, coupées à l’affichage : ${count}`,
      'open-conflicts': ({ count }) => fr`Conflits à régler : ${count}`,
    },
    sound: fr`Le dossier est sain.`,
    fingerprint: (text) => fr`Empreinte : ${text}`,
    kind: 'contenu',
    count: 'nombre',
    balance: 'solde, toutes dates',
    mendedInPlace: (triggers, sums) =>
      fr`Automatismes du dossier refaits : ${triggers}. Empreintes et sommes corrigées : ${sums}.`,
  },
  en: {
    fault: {
      'damaged-file': ({ messages }) => `damaged file (${messages[0] ?? ''})`,
      'impossible-records': ({ count, first }) =>
        `impossible values: ${count} (${first.kindName} ${hex(first.id)}, ${first.reason})`,
      'changed-triggers': ({ count }) => `automatic rules of the book changed: ${count}`,
      'changed-tables': ({ count }) => `tables of the book changed: ${count}`,
      'missing-accounts': ({ entries }) => `entries whose account does not exist: ${entries}`,
      'untracked-records': ({ count }) => `records without tracking: ${count}`,
      'tracking-without-record': ({ count }) => `tracking without a record: ${count}`,
      'wrong-hashes': ({ count }) => `records with a wrong hash: ${count}`,
      'wrong-sums': ({ buckets }) => `wrong sums of hashes: ${buckets}`,
      'wrong-spans': ({ rows }) => `wrong sums of balances: ${rows}`,
      'set-aside': ({ count }) => `records set aside in a sync: ${count}`,
    },
    oddity: {
      'missing-payees': ({ entries }) => `Entries whose payee is not here yet: ${entries}`,
      'missing-categories': ({ entries }) => `Entries of which a category is not here yet: ${entries}`,
      'missing-methods': ({ entries }) => `Entries whose payment method is not here yet: ${entries}`,
      'reconciled-changed': ({ entries }) => `Reconciled entries to check again: ${entries}`,
      'category-cycles': ({ count }) => `Cycles of categories, cut where they are shown: ${count}`,
      'open-conflicts': ({ count }) => `Conflicts to settle: ${count}`,
    },
    sound: 'The book is sound.',
    fingerprint: (text) => `Fingerprint: ${text}`,
    kind: 'content',
    count: 'count',
    balance: 'balance, all dates',
    mendedInPlace: (triggers, sums) =>
      `Automatic rules of the book made anew: ${triggers}. Hashes and sums mended: ${sums}.`,
  },
};

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString('hex');
}
