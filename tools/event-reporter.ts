/** A reporter for `node --test` that writes the events which `tally.ts` counts, one JSON value a line. */
import type { TestEvent as NodeTestEvent } from 'node:test/reporters';
import type { TestEvent } from './tally.ts';

export default async function* reportEvents(source: AsyncIterable<NodeTestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, nesting, file = '', skip, todo, details } = event.data;
    const line: TestEvent = {
      isPass: event.type === 'test:pass',
      name,
      nesting,
      file,
      isSuite: details.type === 'suite',
      skipReason: readReason(skip) ?? readReason(todo),
      failureType: event.type === 'test:fail' ? readFailureType(event.data.details.error) : undefined,
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

function readReason(given: string | boolean | undefined): string | true | undefined {
  return given === false ? undefined : given === '' ? true : given;
}

function readFailureType(error: unknown): string | undefined {
  const type = error instanceof Error && 'failureType' in error ? error.failureType : undefined;
  return typeof type === 'string' ? type : undefined;
}
