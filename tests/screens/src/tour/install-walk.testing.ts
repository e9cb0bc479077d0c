/** What the PC shows as it hands the phone's program over. */
import type { InstallOffer, InstallView } from '@tandem/contract';
import type { Guide } from './guide.testing.ts';
import { openMenuItem } from './pc-book-walk.testing.ts';

const offer: InstallOffer = {
  kind: 'offering', fileName: 'tandem.apk', versionName: '0.1.0', bytes: 1_606_197, isInviting: true, downloads: [],
  addresses: [
    { url: 'http://192.168.1.24:41234/tandem.apk', network: 'wifi' },
    { url: 'http://192.168.1.31:41234/tandem.apk', network: 'cable' },
    { url: 'http://10.8.0.2:41234/tandem.apk', network: 'other' },
    { url: 'http://[fd00::24]:41234/tandem.apk', network: 'wifi' },
  ],
  sha256: 'b4b6b65f67597577b04deebb49cd42331ae43a174c9293b9feba8fa0432596f0',
  certificateSha256: '1090e80a0efb314aabec41cc5c85235800303a658118f6a62e523ff3874981a0',
};

const views: Readonly<Record<string, InstallView>> = {
  'not-made': { kind: 'not-made', isMakeable: true, failure: null },
  making: { kind: 'making', step: 'page' },
  'tools-missing': {
    kind: 'not-made', isMakeable: true,
    failure: { kind: 'tools-missing', packages: ['apksigner', 'android-framework-res'] },
  },
  'no-network': { kind: 'cannot-serve', cause: 'no-network' },
  waiting: offer,
  downloading: { ...offer, downloads: [62] },
  'two-phones': { ...offer, downloads: [100, 17], isInviting: false },
};

export async function walkInstall({ engine, page, say, stop }: Guide): Promise<void> {
  await engine.tell('install', offer);
  await openMenuItem(page, say('Outils', 'Tools'), say('Installer sur le téléphone…', 'Install on the phone…'));
  await page.getByRole('dialog').waitFor();
  for (const [name, view] of Object.entries(views)) {
    await engine.tell('install', view);
    await stop(`pc-install-${name}`);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await engine.untell('install');
}
