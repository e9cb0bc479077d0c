/**
 * A walk through every screen and state of both programs, side by side in one household, as real as they can be: the
 * book, the codes, the six digits and the first sync are; what cannot be waited for is told to the page (see
 * `engine-tap.testing.ts`). What is done at each stop is the visitor's.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filmPicture } from '../camera-film.testing.ts';
import { makeDataFolder, startPcProgram, type PcProgram } from '../pc-program.testing.ts';
import { openPc, openPhone, type Screen } from '../screen-driver.testing.ts';
import { engineTapScript } from './engine-tap.testing.ts';
import { guideOf, type Guide, type Visit } from './guide.testing.ts';
import { walkPcBook } from './pc-book-walk.testing.ts';
import { walkPcStart } from './pc-start-walk.testing.ts';
import { walkPcSync } from './pc-sync-walk.testing.ts';
import { walkPhoneBook } from './phone-book-walk.testing.ts';
import { walkPhoneStart } from './phone-start-walk.testing.ts';
import { walkPhoneSync } from './phone-sync-walk.testing.ts';
import { pcNameIn } from './recorded-views.testing.ts';
import type { TourLanguage } from './tour-household.testing.ts';

/** Ends with a failure of the first page that had an error. */
export async function takeTour(language: TourLanguage, visit: Visit): Promise<void> {
  const folder = makeDataFolder();
  const open: Screen[] = [];
  const program = await startPcProgram(folder, {
    language, bookPath: join(folder.path, language === 'fr' ? 'Foyer.tandem' : 'Home.tandem'),
    environment: { TANDEM_DEVICE: pcNameIn(language) },
  });
  try {
    const pcScreen = await openPc(program.pcUrl, { ...screenOptions, language });
    open.push(pcScreen);
    const pc = guideOf(pcScreen, language, visit);
    await walkPcStart(pc);
    await walkPcBook(pc);
    // The phone is held before the PC's screen, where no code is shown yet.
    const filmPath = join(folder.path, 'camera.mjpeg');
    filmPicture(await pcScreen.page.screenshot({ type: 'jpeg', quality: 90 }), filmPath);
    const phoneScreen = await openPhone(program.phoneUrl, { ...screenOptions, language, filmPath });
    open.push(phoneScreen);
    const phone = guideOf(phoneScreen, language, visit);
    await walkPhoneStart(phone);
    await walkPcSync(pc, phone);
    await walkPhoneBook(phone);
    await walkPhoneSync(phone);
    for (const screen of open) screen.assertSound();
    await walkEnd(pc, program);
  } catch (error) {
    throw new Error(`the tour stopped: ${await pictureFailure(open)}`, { cause: error });
  } finally {
    for (const screen of open) await screen.close();
    await program.stop();
    folder.remove();
  }
}

/** What both pages look like where it stopped, and what went wrong in them. */
async function pictureFailure(screens: readonly Screen[]): Promise<string> {
  const paths = await Promise.all(screens.map(async ({ page }, index) => {
    const path = join(tmpdir(), `tandem-tour-${index}.png`);
    await page.screenshot({ path });
    return path;
  }));
  return [...paths, ...screens.flatMap((screen) => screen.faults())].join('\n');
}

const screenOptions = { firstScript: engineTapScript, allowing: [/WebSocket connection to .* failed/] };

async function walkEnd(pc: Guide, program: PcProgram): Promise<void> {
  await program.stop();
  await pc.page.getByText(pc.say('Tandem s’est arrêté', 'Tandem has stopped')).waitFor();
  await pc.stop('pc-stopped');
}
