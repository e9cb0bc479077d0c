/** A reporter of `node --test --test-isolation=none`: the first test that fails kills the mutant, and ends the run. */
import type { TestEvent } from 'node:test/reporters';
import { Worker } from 'node:worker_threads';

new Worker(new URL('limits.ts', import.meta.url)).unref();

// oxlint-disable-next-line import/no-default-export -- Node takes a reporter from there alone
export default async function* endAtFirstFailure(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:fail') continue;
    yield `${event.data.name}\n`;
    process.exit(1);
  }
}
