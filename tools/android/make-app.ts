/** Makes the Android app from within the PC program: the work of `npm run build:android`, told step by step. */
import type { AppMakingFailure, AppMakingStep } from '@tandem/contract';
import { buildPages } from '../build-pages.ts';
import { buildAndroidApp } from './build-app.ts';
import { findAndroidTools } from './tools.ts';

/** What went wrong, to be told to a person; undefined where it is made. */
export async function makeApp(onStep: (step: AppMakingStep) => void): Promise<AppMakingFailure | undefined> {
  const say = (): void => {};
  onStep('tools');
  try {
    const tools = await findAndroidTools(say);
    if ('missing' in tools) return { kind: 'tools-missing', packages: tools.packages };
  } catch (error) {
    return isDiskFull(error) ? { kind: 'disk-full' } : { kind: 'no-download' };
  }
  try {
    onStep('page');
    await buildPages(say, ['apps/phone']);
    onStep('package');
    await buildAndroidApp(say);
    return undefined;
  } catch (error) {
    return { kind: isDiskFull(error) ? 'disk-full' : 'failed' };
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && ('code' in error && error.code === 'ENOSPC' || error.message.includes('ENOSPC'));
}
