export type * from './platform.ts';
export { Engine } from './engine.ts';
