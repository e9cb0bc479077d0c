/** `npm start`: builds the pages where a source is newer, then runs the PC program in this process. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compile'));
const { main } = await import('@tandem/desktop');
process.exitCode = await main(process.argv.slice(2), async (onBuild) => {
  const { buildPages } = await import('./build-pages.ts');
  let hasTold = false;
  await buildPages(() => {
    if (!hasTold) onBuild();
    hasTold = true;
  });
}, async (onStep) => {
  const { makeApp } = await import('./android/make-app.ts');
  return makeApp(onStep);
});
