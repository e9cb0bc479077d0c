/** What is asked where two books meet that are not one, and what is shown while the other device is asked. */
import type { Guide } from './guide.testing.ts';
import { asking, ended, peerNameOf, questions, replaced, type Device } from './recorded-views.testing.ts';

/** The page shows a sync already. */
export async function walkQuestions({ engine, language, page, stop }: Guide, device: Device): Promise<void> {
  const book = await engine.query('book', {});
  if (book.kind !== 'open') throw new Error('no book is open');
  for (const [name, question] of Object.entries(questions(language, book.today))) {
    await engine.tell('sync', asking(device, language, question));
    await page.locator('.sync-question').waitFor();
    for (const list of await page.locator('.newest-entries summary').all()) await list.click();
    await stop(`${device}-${name}`);
  }
  const peerName = peerNameOf(device, language);
  await engine.tell('sync', { kind: 'asked-there', peerName });
  await page.locator('.sync-waiting').waitFor();
  await stop(`${device}-asked-there`);
  if (device === 'phone') {
    await engine.tell('sync', { kind: 'waiting-turn', peerName });
    await stop(`${device}-waiting-turn`);
  }
  await engine.tell('sync', ended(device, language, replaced(device, language)));
  await page.locator('.sync-report').first().waitFor();
  await stop(`${device}-sync-replaced`);
}
