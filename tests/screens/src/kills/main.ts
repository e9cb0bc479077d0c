/**
 * `npm run kills -- --count 300 [--seed 1] [--only phone]`
 *
 * Kills real processes as a cut of the power does: the PC program while somebody types, one of two programs in a sync,
 * the browser of a phone while somebody types and in a sync; a third of the kills each. The exit code is 1 if anything
 * that was confirmed is missing or there twice.
 */
import { AssertionError } from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { createRandomSequence, type RandomSequence } from '@tandem/ledger';
import { KillTally } from './kill-tally.testing.ts';
import { killPcProgram } from './pc-kills.testing.ts';
import { killPhones, phoneObstacle } from './phone-kills.testing.ts';
import { killSyncs } from './sync-kills.testing.ts';

type Loop = (kills: number, random: RandomSequence) => Promise<KillTally>;

const loopByName: Readonly<Record<string, Loop>> = {
  'PC program, typing': killPcProgram,
  'command line, syncing': killSyncs,
  ...(phoneObstacle === undefined && { 'phone, typing and syncing': killPhones }),
};
/** A loop begins anew so often: with a new book, and a browser that has not been killed yet. */
const killsEach = 20;
const failuresMax = 10;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: {
    count: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' },
  } });
  const [count, seed] = [Number(values.count ?? 60), Number(values.seed ?? 1)];
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
    console.error('npm run kills -- --count NUMBER [--seed NUMBER] [--only PC|command|phone]');
    return 2;
  }
  if (phoneObstacle !== undefined) console.log(`no phones: ${phoneObstacle}`);
  const loops = Object.entries(loopByName).filter(([name]) => name.startsWith(values.only ?? ''));
  let isGood = true;
  for (const [index, [name, loop]] of loops.entries()) {
    const share = Math.floor((count * (index + 1)) / loops.length) - Math.floor((count * index) / loops.length);
    isGood = await runLoop(name, loop, share, seed) && isGood;
  }
  return isGood ? 0 : 1;
}

/** A loop in which something of the world fails besides the kills (a browser does not start) is told, and run again. */
async function runLoop(name: string, loop: Loop, kills: number, seed: number): Promise<boolean> {
  const random = createRandomSequence(seed);
  const sum = new KillTally();
  let failures = 0;
  while (sum.kills < kills && failures < failuresMax) {
    try {
      sum.add(await loop(Math.min(killsEach, kills - sum.kills), random));
      console.error(`${name}: ${sum.toText()}`);
    } catch (error) {
      failures += 1;
      console.error(`${name}: a loop broke off`, error);
      // What is missing is no failure of the world.
      if (error instanceof AssertionError) return false;
    }
  }
  console.log(`${name}: ${sum.toText()}${failures === 0 ? '' : `, ${failures} loops broke off`}`);
  return sum.kills >= kills && sum.lost + sum.doubled === 0;
}
