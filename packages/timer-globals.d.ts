// What packages that run both in Node and in a browser's Worker may use of the world: timers alone.
type TimerId = { readonly __timer: never };
declare function setTimeout(work: () => void, ms?: number): TimerId;
declare function clearTimeout(timer: TimerId | undefined): void;
declare function setInterval(work: () => void, ms: number): TimerId;
declare function clearInterval(timer: TimerId | undefined): void;
