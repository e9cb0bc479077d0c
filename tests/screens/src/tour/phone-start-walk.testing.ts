/** The phone's first start, up to the code that it is given. */
import type { Guide } from './guide.testing.ts';

export async function walkPhoneStart({ page, say, stop }: Guide): Promise<void> {
  const link = page.getByRole('button', { name: say('Relier à un ordinateur', 'Link to a computer') });
  await link.waitFor();
  await stop('phone-start');
  await link.click();
  const scan = page.getByRole('button', { name: say('Scanner le code', 'Scan the code') });
  await scan.waitFor();
  await stop('phone-link');
  await scan.click();
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth !== 0);
  await stop('phone-scan');
  await page.evaluate(refuseCamera);
  await page.getByRole('button', { name: say('Fermer', 'Close') }).click();
  await scan.click();
  await page.getByRole('alert').waitFor();
  await stop('phone-scan-refused');
  await page.getByRole('button', { name: say('Saisir le code', 'Type the code') }).click();
  await page.locator('textarea').waitFor();
  await stop('phone-type-code');
  await page.locator('textarea').fill('FW00-00C0-RC5');
  await stop('phone-type-code-short');
}

const refuseCamera = `
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  navigator.permissions.query = async () => ({ state: 'denied' });
  undefined`;
