/** What to check when the phone does not reach the PC, in words. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface SyncHelpTexts {
  readonly link: string;
  readonly title: string;
  /** Nothing has come for 30 s. */
  readonly slow: string;
  readonly showChecks: string;
  readonly intro: string;
  readonly checks: readonly { readonly title: string; readonly text: string }[];
  readonly windowsTitle: string;
  /** The way through the settings of Windows 11, in its own words. */
  readonly windowsPath: readonly string[];
  readonly windowsNote: string;
  readonly isPrivate: string;
  readonly otherTitle: string;
  readonly otherText: string;
  readonly back: string;
}

export const syncHelpMessages: InBoth<SyncHelpTexts> = {
  fr: {
    link: fr`Le téléphone ne se connecte pas ?`,
    title: fr`Le téléphone ne se connecte pas`,
    slow: fr`Rien n’est arrivé depuis 30 secondes. Vos données n’ont pas bougé.`,
    showChecks: fr`Voir quoi vérifier`,
    intro: fr`Rien n’est perdu et l’attente continue. Vérifiez, dans cet ordre :`,
    checks: [
      {
        title: fr`Le même Wi-Fi`,
        text: fr`Le téléphone et le PC sont sur le réseau de la même box, pas sur les données mobiles.`,
      },
      {
        title: fr`Pas de réseau invité`,
        text: fr`Un réseau « Invités » empêche les appareils de se voir : mettez le téléphone sur le réseau principal.`,
      },
      {
        title: fr`Pas de VPN`,
        text: fr`Un VPN sur le téléphone ou sur le PC détourne l’appel : coupez-le le temps de la synchronisation.`,
      },
    ],
    windowsTitle: fr`Autoriser Tandem dans Windows`,
    windowsPath: [
      fr`Paramètres`, fr`Confidentialité et sécurité`, fr`Sécurité Windows`, fr`Pare-feu et protection du réseau`,
      fr`Autoriser une application via le pare-feu`,
    ],
    windowsNote: fr`Choisissez « Modifier les paramètres », cochez **Tandem** ou **Node.js** et la case **Privé**, `
      + fr`puis OK.`,
    isPrivate: fr`Le réseau lui-même doit être **privé** : Paramètres, Réseau et Internet, propriétés du Wi-Fi.`,
    otherTitle: fr`Un autre pare-feu`,
    otherText: fr`Norton, Bitdefender, ESET, Kaspersky, McAfee ou Avast ont leur propre liste : autorisez-y Tandem sur `
      + fr`le réseau privé.`,
    back: fr`Revenir au code`,
  },
  en: {
    link: 'Phone not connecting?',
    title: 'The phone does not connect',
    slow: 'Nothing has come for 30 seconds. Your data has not changed.',
    showChecks: 'See what to check',
    intro: 'Nothing is lost and the wait goes on. Check, in this order:',
    checks: [
      {
        title: 'The same Wi-Fi',
        text: 'The phone and the PC are on the network of the same router, not on mobile data.',
      },
      {
        title: 'No guest network',
        text: 'A "Guests" network keeps devices from seeing each other: put the phone on the main one.',
      },
      {
        title: 'No VPN',
        text: 'A VPN on the phone or on the PC diverts the call: turn it off for the time of the sync.',
      },
    ],
    windowsTitle: 'Allow Tandem in Windows',
    windowsPath: [
      'Settings', 'Privacy & security', 'Windows Security', 'Firewall & network protection',
      'Allow an app through firewall',
    ],
    windowsNote: 'Choose "Change settings", tick **Tandem** or **Node.js** and its **Private** box, then OK.',
    isPrivate: 'The network itself must be **private**: Settings, Network & internet, properties of the Wi-Fi.',
    otherTitle: 'Another firewall',
    otherText: 'Norton, Bitdefender, ESET, Kaspersky, McAfee and Avast have a list of their own: allow Tandem there '
      + 'on the private network.',
    back: 'Back to the code',
  },
};
