/** The core takes time, randomness, timers, storage and wire as arguments; its tests run whole devices from a seed. */
import { findImports } from './imports.ts';
import { scan } from './scan.ts';
import { isTestCode, lineOf, type Fault, type SourceFile } from './source-file.ts';

const corePattern = /^packages\/(ledger|replica|link|sync|formats|salvage)\/src\/.*\.ts$/;

/** Words of the world. A name after a dot, or before a colon, is a property of ours (`limits.process: 1`). */
const worldPattern = new RegExp(String.raw`(?<![.\w$#])(?:Date\.(?:now|parse|UTC)\b|new\s+Date\b|Date\(|Math\.random\b|`
  + String.raw`(?:performance|crypto|process|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|fetch|`
  + String.raw`WebSocket|navigator|localStorage|indexedDB|console|Intl|Atomics\.wait)\b(?!\s*\??:))`, 'g');

export function findPurityFaults(files: readonly SourceFile[]): Fault[] {
  return files.filter(({ path }) => corePattern.test(path) && !isTestCode(path)).flatMap((file) => {
    const { code } = scan(file.text);
    const words = [...code.matchAll(worldPattern)].map((match) =>
      `${file.path}:${lineOf(code, match.index)}: ${match[0]}: the core reads no world, take it as an argument`);
    const imports = findImports(file).filter(({ specifier }) => specifier.startsWith('node:'));
    return [
      ...words,
      ...imports.map(({ specifier, line }) => `${file.path}:${line}: ${specifier}: the core reads no world`),
    ];
  });
}
