/** What is fuzzed: draws inputs, which are JSON so that they can be printed and kept, and throws what it finds. */
import { createRandomSequence, type RandomSequence } from '@tandem/ledger';

export interface TargetParts<Input> {
  readonly draw: (random: RandomSequence) => Input;
  /** One change more. */
  readonly extend: (input: Input, random: RandomSequence) => Input;
  /** The same input with one part less, in every way. */
  readonly shrink: (input: Input) => readonly Input[];
  /** Throws whatever must not be. */
  readonly run: (input: Input) => void | Promise<void>;
  /** What shows only after many inputs; throws. */
  readonly finish?: () => void | Promise<void>;
}

export interface OpenTarget {
  readonly draw: (random: RandomSequence) => string;
  readonly extend: (input: string, random: RandomSequence) => string;
  readonly shrink: (input: string) => readonly string[];
  readonly run: (input: string) => void | Promise<void>;
  readonly finish: () => void | Promise<void>;
}

export interface Target {
  readonly name: string;
  /** Processor time that one input may take. */
  readonly cpuMsMax: number;
  /** Inputs in `npm test`. */
  readonly executions: number;
  readonly open: () => OpenTarget | Promise<OpenTarget>;
}

export function openTarget<Input>(parts: TargetParts<Input>): OpenTarget {
  const { draw, extend, shrink, run, finish = () => {} } = parts;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `JSON.stringify` of an input below
  const parse = (text: string): Input => JSON.parse(text) as Input;
  return {
    draw: (random) => JSON.stringify(draw(random)),
    extend: (text, random) => JSON.stringify(extend(parse(text), random)),
    shrink: (text) => shrink(parse(text)).map((smaller) => JSON.stringify(smaller)),
    run: (text) => run(parse(text)),
    finish,
  };
}

/** Execution `index` of a run draws from a sequence of its own, so that it can be repeated alone. */
export function randomOfExecution(seed: number, index: number): RandomSequence {
  return createRandomSequence(seed * 2 ** 32 + index);
}

/** Every list that lacks one item of this one; long ones lose halves first. */
export function withoutEach<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const half = items.length >> 1;
  const halves = half > 1 ? [items.slice(0, half), items.slice(half)] : [];
  return [...halves, ...items.map((_, index) => items.toSpliced(index, 1))];
}
