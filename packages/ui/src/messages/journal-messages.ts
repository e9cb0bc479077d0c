/** The journal of syncs: what each one changed here, line by line. */
import type { JournalLineView, SyncEndView } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;

export interface JournalTexts {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly column: Readonly<Record<'moment' | 'device' | 'outcome' | 'sent' | 'received', string>>;
  /** By the kind of the end; others are `otherOutcome`. */
  readonly outcome: Readonly<Partial<Record<SyncEndView['kind'], string>>>;
  readonly otherOutcome: string;
  readonly undone: string;
  readonly counts: Readonly<Record<'added' | 'changed' | 'deleted', Many>>;
  readonly nothing: string;
  readonly sent: (peer: string) => string;
  readonly received: (peer: string) => string;
  readonly sessionTitle: (moment: string, peer: string) => string;
  readonly back: string;
  readonly linesTitle: string;
  readonly noLines: string;
  readonly change: Readonly<Record<JournalLineView['change'], string>>;
  /** One value before, one after. */
  readonly fromTo: (before: string, after: string) => string;
  readonly before: string;
  readonly after: string;
  readonly changedSince: string;
  readonly undo: string;
  readonly cannotUndo: string;
  readonly clockGap: (gap: string, isAhead: boolean) => string;
  readonly conflicts: Many;
  readonly took: (duration: string) => string;
}

export const journalMessages: InBoth<JournalTexts> = {
  fr: {
    title: fr`Journal des synchronisations`,
    intro: fr`Ce que chaque synchronisation a changé sur cet appareil, ligne par ligne.`,
    none: fr`Aucune synchronisation pour l’instant. Chacune sera montrée ici, ligne par ligne.`,
    column: {
      moment: 'Date', device: 'Avec', outcome: fr`Résultat`, sent: fr`Envoyé`, received: fr`Reçu`,
    },
    outcome: {
      identical: 'Identiques', 'set-aside': fr`Identiques, sauf des éléments mis à part`,
      'still-changing': fr`Des modifications arrivaient encore`, 'not-identical': fr`Pas identiques`,
      fault: fr`Arrêtée sur un défaut`, cancelled: fr`Arrêtée`, cut: fr`Connexion coupée`,
      'peer-failed': fr`Arrêtée par l’autre appareil`, 'store-failed': fr`Enregistrement impossible`,
      refused: fr`Refusée`,
    },
    otherOutcome: fr`Arrêtée`,
    undone: fr`annulée`,
    counts: {
      added: (count, isOne) => isOne ? fr`${count} ajout` : fr`${count} ajouts`,
      changed: (count, isOne) => isOne ? fr`${count} modification` : fr`${count} modifications`,
      deleted: (count, isOne) => isOne ? fr`${count} suppression` : fr`${count} suppressions`,
    },
    nothing: 'rien',
    sent: (peer) => fr`Envoyé à ${peer}`,
    received: (peer) => fr`Reçu de ${peer}`,
    sessionTitle: (moment, peer) => fr`Synchronisation du ${moment} avec ${peer}`,
    back: fr`Toutes les synchronisations`,
    linesTitle: fr`Ce qui a changé ici`,
    noLines: fr`Cette synchronisation n’a rien changé ici.`,
    change: { added: fr`Ajout`, changed: 'Modification', deleted: 'Suppression' },
    fromTo: (before, after) => `${before} → ${after}`,
    before: 'avant',
    after: fr`après`,
    changedSince: fr`Modifié depuis : une annulation n’y touche pas.`,
    undo: fr`Annuler cette synchronisation…`,
    cannotUndo: fr`La première synchronisation, qui a apporté tout le dossier, ne s’annule pas.`,
    clockGap: (gap, isAhead) => isAhead
      ? fr`Horloge de l’autre appareil en avance de ${gap}, sans effet.`
      : fr`Horloge de l’autre appareil en retard de ${gap}, sans effet.`,
    conflicts: (count, isOne) => isOne ? fr`${count} conflit` : fr`${count} conflits`,
    took: (duration) => fr`en ${duration}`,
  },
  en: {
    title: 'Journal of syncs',
    intro: 'What each sync changed on this device, line by line.',
    none: 'No sync yet. Each one will be shown here, line by line.',
    column: { moment: 'Date', device: 'With', outcome: 'Result', sent: 'Sent', received: 'Received' },
    outcome: {
      identical: 'Identical', 'set-aside': 'Identical, but for items set aside',
      'still-changing': 'Changes were still coming in', 'not-identical': 'Not identical',
      fault: 'Stopped on a defect', cancelled: 'Stopped', cut: 'The connection dropped',
      'peer-failed': 'Stopped by the other device', 'store-failed': 'Could not be saved', refused: 'Refused',
    },
    otherOutcome: 'Stopped',
    undone: 'undone',
    counts: {
      added: (count) => `${count} added`, changed: (count) => `${count} changed`,
      deleted: (count) => `${count} deleted`,
    },
    nothing: 'nothing',
    sent: (peer) => `Sent to ${peer}`,
    received: (peer) => `Received from ${peer}`,
    sessionTitle: (moment, peer) => `Sync of ${moment} with ${peer}`,
    back: 'All syncs',
    linesTitle: 'What changed here',
    noLines: 'This sync changed nothing here.',
    change: { added: 'Added', changed: 'Changed', deleted: 'Deleted' },
    fromTo: (before, after) => `${before} → ${after}`,
    before: 'before',
    after: 'after',
    changedSince: 'Changed since: an undo leaves it alone.',
    undo: 'Undo this sync…',
    cannotUndo: 'The first sync, which brought the whole book, is not undone.',
    clockGap: (gap, isAhead) => `Clock of the other device ${gap} ${isAhead ? 'ahead' : 'behind'}, without effect.`,
    conflicts: (count, isOne) => isOne ? `${count} conflict` : `${count} conflicts`,
    took: (duration) => `in ${duration}`,
  },
};
