/** Why a sync did not end well: what happened, that nothing was lost, the one next thing. */
import type { KeyStoreFailure, ListenFailure } from '@tandem/host';
import type { Language } from '@tandem/ledger';
import type { PairingLinkFailure, ShortCodeFailure } from '@tandem/link';
import { SnapshotError } from '@tandem/replica';
import type { CancelReason, Refusal } from '@tandem/sync';
import type { DialFailure } from '@tandem/transport';
import { describeNoBackup } from './messages/backup-fault-messages.ts';
import { formatCount } from './messages/number-format.ts';
import { tell, type InBoth, type TextsOf } from './messages/texts.ts';
import { fr } from './messages/typography.ts';
import type { SyncFailure, UnfinishedOutcome } from './sync-failure.ts';

const listenTexts: InBoth<TextsOf<ListenFailure>> = {
  fr: {
    'port-in-use': ({ port }) =>
      fr`Le port ${port} est déjà pris par un autre programme : choisissez-en un autre avec --port.`,
    'port-forbidden': ({ port }) => fr`Le port ${port} est réservé au système : choisissez-en un autre avec --port.`,
    'address-not-here': fr`Cette adresse n’est pas celle de cet ordinateur : vérifiez --address.`,
    'no-network':
      fr`Cet ordinateur n’est relié à aucun réseau local : reliez-le au réseau du téléphone, puis recommencez.`,
    'listen-failed': ({ code }) =>
      fr`L’ordinateur refuse d’attendre un téléphone (${code}) : vérifiez le réseau, puis recommencez.`,
  },
  en: {
    'port-in-use': ({ port }) => `Port ${port} is already taken by another program: choose another one with --port.`,
    'port-forbidden': ({ port }) => `Port ${port} is reserved for the system: choose another one with --port.`,
    'address-not-here': 'This address is not one of this computer: check --address.',
    'no-network': 'This computer is on no local network: connect it to the phone\'s network, then try again.',
    'listen-failed': ({ code }) =>
      `The computer refuses to wait for a phone (${code}): check the network, then try again.`,
  },
};

const keyTexts: InBoth<TextsOf<KeyStoreFailure>> = {
  fr: {
    damaged: ({ path }) =>
      fr`Le fichier des clés ${path} est abîmé. Vos comptes sont intacts : renommez-le, puis appairez à nouveau.`,
    unusable: ({ path }) =>
      fr`Le fichier des clés ${path} ne peut être ni lu ni écrit. Vos comptes sont intacts : vérifiez vos droits et `
        + fr`la place libre.`,
  },
  en: {
    damaged: ({ path }) =>
      `The key file ${path} is damaged. Your accounts are as they were: rename it, then pair again.`,
    unusable: ({ path }) =>
      `The key file ${path} cannot be read or written. Your accounts are as they were: check your rights and the `
        + `free space.`,
  },
};

const linkTexts: InBoth<TextsOf<PairingLinkFailure>> = {
  fr: {
    'not-ours': fr`Ce code n’est pas celui de Tandem : copiez le texte qui commence par TDM1 sur l’ordinateur.`,
    'other-version':
      fr`Ce code vient d’une autre version de Tandem : mettez à jour les deux appareils. Rien n’a été modifié.`,
    mistyped: fr`Ce code est incomplet ou mal recopié : copiez-le à nouveau depuis l’ordinateur.`,
    malformed: fr`Ce code ne dit pas où se trouve l’ordinateur : affichez-en un nouveau là-bas.`,
  },
  en: {
    'not-ours': 'This code is not one of Tandem: copy the text that begins with TDM1 on the computer.',
    'other-version': 'This code comes from another version of Tandem: update both devices. Nothing was changed.',
    mistyped: 'This code is incomplete or was copied wrongly: copy it again from the computer.',
    malformed: 'This code does not say where the computer is: show a new one there.',
  },
};

const shortCodeTexts: InBoth<TextsOf<ShortCodeFailure>> = {
  fr: {
    'wrong-length': ({ length, expected }) =>
      fr`Ce code a ${length} caractères au lieu de ${expected} : vérifiez les 7 groupes de 4.`,
    'bad-character': ({ character, place }) =>
      fr`Le caractère « ${character} » (n° ${place}) n’existe pas dans ces codes : vérifiez-le.`,
    mistyped: fr`Ce code est mal recopié : vérifiez chaque groupe, puis recommencez.`,
    malformed: fr`Ce code ne dit pas où se trouve l’ordinateur : affichez-en un nouveau là-bas.`,
  },
  en: {
    'wrong-length': ({ length, expected }) =>
      `This code has ${length} characters instead of ${expected}: check the 7 groups of 4.`,
    'bad-character': ({ character, place }) =>
      `The character "${character}" (no. ${place}) does not exist in these codes: check it.`,
    mistyped: 'This code was copied wrongly: check each group, then try again.',
    malformed: 'This code does not say where the computer is: show a new one there.',
  },
};

const verdictTexts: InBoth<Readonly<Record<Extract<DialFailure, { kind: 'code-refused' }>['verdict'], string>>> = {
  fr: {
    expired: fr`Ce code a expiré : prenez celui qui est affiché maintenant sur l’ordinateur. Rien n’a été modifié.`,
    used: fr`Ce code a déjà servi : prenez celui qui est affiché maintenant sur l’ordinateur. Rien n’a été modifié.`,
    unknown:
      fr`L’ordinateur ne reconnaît pas ce code : prenez celui qui y est affiché maintenant. Rien n’a été modifié.`,
  },
  en: {
    expired: 'This code has expired: take the one that the computer shows now. Nothing was changed.',
    used: 'This code was already used: take the one that the computer shows now. Nothing was changed.',
    unknown: 'The computer does not know this code: take the one that it shows now. Nothing was changed.',
  },
};

const dialTexts: InBoth<TextsOf<DialFailure>> = {
  fr: {
    'code-refused': ({ verdict }) => verdictTexts.fr[verdict],
    'other-version': ({ isOursOlder }) => isOursOlder
      ? fr`L’ordinateur a une version plus récente de Tandem : mettez cet appareil à jour. Rien n’a été modifié.`
      : fr`L’ordinateur a une version plus ancienne de Tandem : mettez-le à jour. Rien n’a été modifié.`,
    cut:
      fr`La connexion a été coupée avant la synchronisation, ou le code n’est plus valable : affichez un nouveau `
        + fr`code. Rien n’a été modifié.`,
    busy: fr`L’ordinateur ne prend pas d’autre appel pour le moment : réessayez dans une minute. Rien n’a été modifié.`,
    'another-computer':
      fr`Un autre ordinateur a répondu à cette adresse : affichez un nouveau code sur le vôtre. Rien n’a été modifié.`,
    refused:
      fr`L’ordinateur est là, mais Tandem n’y attend plus : relancez-y la synchronisation. Rien n’a été modifié.`,
    'timed-out':
      fr`L’ordinateur ne répond pas : mettez les deux appareils sur le même réseau et vérifiez le pare-feu. Rien n’a `
        + fr`été modifié.`,
    unreachable:
      fr`L’ordinateur est sur un réseau que cet appareil n’atteint pas : mettez-les sur le même. Rien n’a été modifié.`,
    aborted: fr`Synchronisation arrêtée. Rien n’est perdu.`,
  },
  en: {
    'code-refused': ({ verdict }) => verdictTexts.en[verdict],
    'other-version': ({ isOursOlder }) => isOursOlder
      ? 'The computer has a newer version of Tandem: update this device. Nothing was changed.'
      : 'The computer has an older version of Tandem: update it. Nothing was changed.',
    cut: 'The connection dropped before the sync, or the code is no longer good: show a new code. Nothing was changed.',
    busy: 'The computer takes no further call for now: try again in a minute. Nothing was changed.',
    'another-computer': 'Another computer answered at this address: show a new code on yours. Nothing was changed.',
    refused:
      'The computer is there, but Tandem no longer waits on it: start the sync there again. Nothing was changed.',
    'timed-out':
      'The computer does not answer: put both devices on the same network and check the firewall. Nothing was changed.',
    unreachable:
      'The computer is on a network that this device does not reach: put them on the same one. Nothing was changed.',
    aborted: 'Sync stopped. Nothing is lost.',
  },
};

const refusalTexts: InBoth<Readonly<Record<Refusal, string>>> = {
  fr: {
    'update-here':
      fr`L’autre appareil a une version plus récente de Tandem : mettez celui-ci à jour. Rien n’a été modifié.`,
    'update-there':
      fr`L’autre appareil a une version plus ancienne de Tandem : mettez-le à jour. Rien n’a été modifié.`,
    'no-book': fr`Aucun des deux appareils n’a encore de dossier : créez-en un sur l’ordinateur.`,
  },
  en: {
    'update-here': 'The other device has a newer version of Tandem: update this one. Nothing was changed.',
    'update-there': 'The other device has an older version of Tandem: update it. Nothing was changed.',
    'no-book': 'Neither device has a book yet: create one on the computer.',
  },
};

const peerTexts: InBoth<Readonly<Record<Exclude<CancelReason, 'user'>, string>>> = {
  fr: {
    'disk-full':
      fr`Le disque de l’autre appareil est plein. Rien n’est perdu : libérez-y de la place, puis recommencez.`,
    'store-failed':
      fr`L’autre appareil n’a pas pu enregistrer. Rien n’est perdu : vérifiez-y le disque, puis recommencez.`,
    'protocol-fault':
      fr`L’autre appareil n’a pas compris un message. Rien n’est perdu : mettez Tandem à jour des deux côtés, puis `
        + fr`recommencez.`,
    internal: fr`L’autre appareil s’est arrêté sur un défaut. Rien n’est perdu : recommencez.`,
  },
  en: {
    'disk-full': 'The disk of the other device is full. Nothing is lost: free some space there, then try again.',
    'store-failed': 'The other device could not save. Nothing is lost: check its disk, then try again.',
    'protocol-fault':
      'The other device did not understand a message. Nothing is lost: update Tandem on both, then try again.',
    internal: 'The other device stopped on a defect. Nothing is lost: try again.',
  },
};

type Ended = Extract<SyncFailure, { readonly kind: 'ended' }>;

const cutTexts: InBoth<(ended: Ended) => string> = {
  fr: ({ cut, progress }) => {
    if (cut === 'declined') {
      return fr`Les six chiffres ont été refusés sur l’autre appareil. Rien n’a été changé : affichez un nouveau code.`;
    }
    if (progress === undefined || progress.toSend + progress.toReceive === 0) {
      return fr`La connexion a été coupée. Rien n’est perdu : recommencez.`;
    }
    const done = formatCount(progress.sent + progress.received, 'fr');
    const all = formatCount(progress.toSend + progress.toReceive, 'fr');
    return fr`La connexion a été coupée à ${done} sur ${all}. Rien n’est perdu : recommencez, la suite reprend là.`;
  },
  en: ({ cut, progress }) => {
    if (cut === 'declined') {
      return 'The six digits were refused on the other device. Nothing was changed: show a new code.';
    }
    if (progress === undefined || progress.toSend + progress.toReceive === 0) {
      return 'The connection dropped. Nothing is lost: try again.';
    }
    const done = formatCount(progress.sent + progress.received, 'en');
    const all = formatCount(progress.toSend + progress.toReceive, 'en');
    return `The connection dropped at ${done} of ${all}. Nothing is lost: try again, and it goes on from there.`;
  },
};

const outcomeTexts = (ended: Ended): InBoth<TextsOf<UnfinishedOutcome>> => ({
  fr: {
    'set-aside': ({ faults, refused }) =>
      fr`Tout est identique sauf ${refused + faults} mis à part, qui restent là où ils sont : mettez Tandem à jour `
        + fr`des deux côtés, puis recommencez.`,
    'still-changing': fr`Des modifications arrivent encore. Rien n’est perdu : synchronisez à nouveau.`,
    'not-identical':
      fr`Les deux dossiers ne sont pas identiques. Rien n’est perdu : vérifiez-les avec « tandem check », puis `
        + fr`comparez à nouveau.`,
    refused: ({ refusal }) => refusalTexts.fr[refusal],
    cancelled: ({ by }) => by === 'here'
      ? fr`Synchronisation arrêtée. Rien n’est perdu : la prochaine reprend là.`
      : fr`L’autre appareil a arrêté la synchronisation. Rien n’est perdu : la prochaine reprend là.`,
    'peer-failed': ({ reason }) => peerTexts.fr[reason],
    cut: () => cutTexts.fr(ended),
    'protocol-fault':
      fr`L’autre appareil a envoyé ce que celui-ci ne comprend pas. Rien n’est perdu : mettez Tandem à jour des deux `
        + fr`côtés, puis recommencez.`,
    'store-failed': ({ isDiskFull, cause }) => noBackup('fr', cause) ?? (isDiskFull
      ? fr`Le disque est plein. Rien n’est perdu : libérez de la place, puis recommencez.`
      : fr`Le dossier n’a pas pu être enregistré. Rien n’est perdu : vérifiez le disque, puis recommencez.`),
  },
  en: {
    'set-aside': ({ faults, refused }) =>
      `All is identical but ${refused + faults} set aside, which stay where they are: update Tandem on both, then `
        + `try again.`,
    'still-changing': 'Changes are still coming in. Nothing is lost: sync again.',
    'not-identical':
      'The two books are not identical. Nothing is lost: check them with "tandem check", then compare again.',
    refused: ({ refusal }) => refusalTexts.en[refusal],
    cancelled: ({ by }) => by === 'here'
      ? 'Sync stopped. Nothing is lost: the next one goes on from there.'
      : 'The other device stopped the sync. Nothing is lost: the next one goes on from there.',
    'peer-failed': ({ reason }) => peerTexts.en[reason],
    cut: () => cutTexts.en(ended),
    'protocol-fault':
      'The other device sent what this one does not understand. Nothing is lost: update Tandem on both, then try '
        + 'again.',
    'store-failed': ({ isDiskFull, cause }) => noBackup('en', cause) ?? (isDiskFull
      ? 'The disk is full. Nothing is lost: free some space, then try again.'
      : 'The book could not be saved. Nothing is lost: check the disk, then try again.'),
  },
});

export const syncFailureTexts: InBoth<TextsOf<SyncFailure>> = {
  fr: {
    'key-file': ({ error }) => tell(keyTexts.fr, error),
    listen: ({ error }) => tell(listenTexts.fr, error),
    'bad-address': ({ text }) =>
      fr`« ${text} » n’est pas une adresse de réseau local : indiquez par exemple 192.168.1.20.`,
    link: ({ error }) => tell(linkTexts.fr, error),
    'short-code': ({ error }) => tell(shortCodeTexts.fr, error),
    'no-callable-address':
      fr`Ce code mène hors de votre réseau local : Tandem n’y appelle pas. Affichez un nouveau code sur l’ordinateur.`,
    'consent-needed':
      fr`Cet ordinateur n’est pas encore connu : lancez la commande dans un terminal pour comparer les chiffres, ou `
        + fr`ajoutez --yes.`,
    'consent-declined':
      fr`Appairage refusé : rien n’a été envoyé. Affichez un nouveau code sur l’ordinateur pour recommencer.`,
    'choice-needed': ({ isTwoTruths }) => isTwoTruths
      ? fr`Chaque appareil a une sauvegarde qui fait foi : ajoutez --when-different keep-here ou keep-there. Rien n’a `
        + fr`été modifié.`
      : fr`Les deux dossiers sont différents : ajoutez --when-different merge, keep-here ou keep-there. Rien n’a été `
        + fr`modifié.`,
    'confirmation-needed':
      fr`Ce dossier va être remplacé ou fusionné : lancez la commande dans un terminal, ou ajoutez --yes. Rien n’a été `
        + fr`modifié.`,
    dial: ({ error }) => tell(dialTexts.fr, error),
    'phone-left': fr`Le téléphone n’a pas confirmé, ou la connexion a été coupée. Rien n’a été échangé : recommencez.`,
    ended: (ended) => tell(outcomeTexts(ended).fr, ended.outcome),
    'no-backup': ({ reason }) => describeNoBackup('fr', reason),
    interrupted:
      fr`Arrêté. Rien n’est perdu : ce qui était reçu est enregistré, la prochaine synchronisation reprend là.`,
  },
  en: {
    'key-file': ({ error }) => tell(keyTexts.en, error),
    listen: ({ error }) => tell(listenTexts.en, error),
    'bad-address': ({ text }) => `"${text}" is no address of a local network: give one such as 192.168.1.20.`,
    link: ({ error }) => tell(linkTexts.en, error),
    'short-code': ({ error }) => tell(shortCodeTexts.en, error),
    'no-callable-address':
      'This code leads out of your local network: Tandem does not call there. Show a new code on the computer.',
    'consent-needed':
      'This computer is not known yet: run the command in a terminal to compare the digits, or add --yes.',
    'consent-declined': 'Pairing refused: nothing was sent. Show a new code on the computer to begin again.',
    'choice-needed': ({ isTwoTruths }) => isTwoTruths
      ? 'Each device has a backup that is the truth: add --when-different keep-here or keep-there. Nothing was changed.'
      : 'The two books are different: add --when-different merge, keep-here or keep-there. Nothing was changed.',
    'confirmation-needed':
      'This book is about to be replaced or merged: run the command in a terminal, or add --yes. Nothing was changed.',
    dial: ({ error }) => tell(dialTexts.en, error),
    'phone-left': 'The phone did not confirm, or the connection dropped. Nothing was exchanged: try again.',
    ended: (ended) => tell(outcomeTexts(ended).en, ended.outcome),
    'no-backup': ({ reason }) => describeNoBackup('en', reason),
    interrupted: 'Stopped. Nothing is lost: what had come is saved, and the next sync goes on from there.',
  },
};

/** Undefined for another cause. */
function noBackup(language: Language, cause: unknown): string | undefined {
  return cause instanceof SnapshotError ? describeNoBackup(language, cause.reason) : undefined;
}
