/**
 * What ES2023 and ES2024 have and a Chrome or WebView of January 2023 (109) lacks, as far as the core uses it. Imported
 * before everything else; does nothing in a newer browser. `tsconfig.json` names these parts of the two years and no
 * more, so that the compiler refuses what is not here.
 */

function define(owner: object, name: string, value: (...parameters: never[]) => unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true });
}

const arrayPrototypes: readonly object[] = [
  Array.prototype,
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array,
    BigUint64Array, Float32Array, Float64Array].map((kind) => kind.prototype),
];

for (const prototype of arrayPrototypes) {
  define(prototype, 'toSorted', function toSorted(this: unknown[], compare?: (one: unknown, other: unknown) => number) {
    return this.slice().sort(compare);
  });
  define(prototype, 'toReversed', function toReversed(this: unknown[]) {
    // oxlint-disable-next-line unicorn/no-array-reverse -- of the copy that this makes
    return this.slice().reverse();
  });
  define(prototype, 'with', function withValue(this: unknown[], index: number, value: unknown) {
    const place = index < 0 ? this.length + index : index;
    if (place < 0 || place >= this.length) throw new RangeError('no such place');
    const copy = this.slice();
    copy[place] = value;
    return copy;
  });
}

define(Array.prototype, 'toSpliced', function toSpliced(this: unknown[], ...splice: [number, number, ...unknown[]]) {
  const copy = this.slice();
  copy.splice(...splice);
  return copy;
});

define(Promise, 'withResolvers', <Value>() => {
  let resolve: (value: Value | PromiseLike<Value>) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
});

define(Map, 'groupBy', <Key, Value>(values: Iterable<Value>, keyOf: (value: Value, index: number) => Key) => {
  const groups = new Map<Key, Value[]>();
  let index = 0;
  for (const value of values) {
    const key = keyOf(value, index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
    index += 1;
  }
  return groups;
});

/** Half of a surrogate pair without its other half. */
const loneSurrogates = /\p{Surrogate}/gu;

define(String.prototype, 'isWellFormed', function isWellFormed(this: string) {
  return this.search(loneSurrogates) < 0;
});

define(String.prototype, 'toWellFormed', function toWellFormed(this: string) {
  return this.replace(loneSurrogates, '\ufffd');
});
