/** A reporter of `node --test --test-isolation=none`: what fails outside of every test ends the run, too. */
import type { TestEvent } from 'node:test/reporters';

// oxlint-disable-next-line import/no-default-export -- Node takes a reporter from there alone
export default async function* endAtFirstFailure(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:fail') continue;
    yield `${event.data.name}\n`;
    process.exit(1);
  }
}
