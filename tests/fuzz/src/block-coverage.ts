/** Which blocks of our own code have run, as V8 counts them: an input that reaches a new one is worth going on from. */
import { Session } from 'node:inspector/promises';

export class BlockCoverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  static async start(): Promise<BlockCoverage> {
    const coverage = new BlockCoverage();
    coverage.#session.connect();
    await coverage.#session.post('Profiler.enable');
    await coverage.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return coverage;
  }

  /** Whether something new has run since the last take; forgets it, and does not remember it as seen. */
  async hasNew(): Promise<boolean> {
    return (await this.#take()).some((block) => !this.#seen.has(block));
  }

  /** How many new blocks have run since the last take, of either kind; they are old from now on. */
  async takeNew(): Promise<number> {
    const fresh = (await this.#take()).filter((block) => !this.#seen.has(block));
    for (const block of fresh) this.#seen.add(block);
    return fresh.length;
  }

  async #take(): Promise<string[]> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result.filter(({ url }) => /\/packages\/[a-z]+\/src\//.test(url)).flatMap(({ url, functions }) =>
      functions.flatMap(({ ranges }) => ranges.filter(({ count }) => count > 0)
        .map(({ startOffset, endOffset }) => `${url} ${startOffset} ${endOffset}`)));
  }
}
