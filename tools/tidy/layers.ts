/** Which package may import what, and only through an entry. docs/ARCHITECTURE.md draws the same table. */
import { posix } from 'node:path';
import { findImports, packageOf } from './imports.ts';
import { isCode, isTestCode, type Fault, type SourceFile } from './source-file.ts';

interface Layer {
  /** Specifiers of our own packages, as written. */
  readonly ours: readonly string[];
  /** Packages of others, in what is shipped. */
  readonly others: readonly string[];
  readonly mayUseNode: boolean;
}

const everything = [
  '@tandem/replica', '@tandem/ledger', '@tandem/link', '@tandem/sync', '@tandem/formats', '@tandem/host',
  '@tandem/salvage', '@tandem/sqlite', '@tandem/sqlite/node', '@tandem/link/vectors', '@tandem/transport',
  '@tandem/contract', '@tandem/engine', '@tandem/phone', '@tandem/desktop', 'tandem', '@tandem/replica/batches',
  '@tandem/sync/messages',
];
const screen = ['@tandem/ui', '@tandem/ui/styles.css', '@tandem/contract', '@tandem/ledger'];

const layerByHome: Readonly<Record<string, Layer>> = {
  'packages/sqlite': { ours: [], others: ['@sqlite.org/sqlite-wasm'], mayUseNode: true },
  'packages/replica': { ours: ['@tandem/sqlite'], others: [], mayUseNode: false },
  'packages/ledger': { ours: ['@tandem/replica', '@tandem/sqlite'], others: [], mayUseNode: false },
  'packages/link': { ours: [], others: ['@noble/ciphers', '@noble/curves', '@noble/hashes'], mayUseNode: false },
  'packages/sync': { ours: ['@tandem/replica'], others: [], mayUseNode: false },
  'packages/formats': {
    ours: ['@tandem/ledger', '@tandem/replica', '@tandem/sqlite'], others: [], mayUseNode: false,
  },
  'packages/salvage': {
    ours: ['@tandem/ledger', '@tandem/replica', '@tandem/sqlite'], others: [], mayUseNode: false,
  },
  'packages/contract': {
    ours: ['@tandem/formats', '@tandem/ledger', '@tandem/link'], others: ['valibot'], mayUseNode: false,
  },
  'packages/transport': { ours: ['@tandem/link', '@tandem/sync'], others: [], mayUseNode: false },
  'packages/engine': {
    ours: [
      '@tandem/contract', '@tandem/formats', '@tandem/ledger', '@tandem/link', '@tandem/replica', '@tandem/sqlite',
      '@tandem/sync', '@tandem/transport',
    ],
    others: [], mayUseNode: false,
  },
  'packages/ui': {
    ours: ['@tandem/contract', '@tandem/ledger'],
    others: ['react', 'react-dom', '@base-ui/react', '@tanstack/react-virtual', '@fontsource/inter'], mayUseNode: false,
  },
  'packages/host': { ours: everything, others: ['ws'], mayUseNode: true },
  'apps/cli': { ours: everything, others: ['qr'], mayUseNode: true },
  'apps/desktop': { ours: everything, others: ['ws'], mayUseNode: true },
  'apps/desktop/page': { ours: screen, others: ['react', 'react-dom', 'qr'], mayUseNode: false },
  'apps/phone': {
    ours: [
      '@tandem/contract', '@tandem/engine', '@tandem/ledger', '@tandem/link', '@tandem/replica', '@tandem/salvage',
      '@tandem/sqlite', '@tandem/sqlite/opfs', '@tandem/sync', '@tandem/transport',
    ],
    others: ['@noble/hashes', 'zxing-wasm'], mayUseNode: false,
  },
  'apps/phone/page': {
    ours: [...screen, '@tandem/ui/first-load'], others: ['react', 'react-dom', 'valibot', 'zxing-wasm'],
    mayUseNode: false,
  },
  'tests/screens': { ours: everything, others: ['playwright-core', 'axe-core', 'qr'], mayUseNode: true },
  'tests/fuzz': { ours: everything, others: ['ws'], mayUseNode: true },
  'tests/end-to-end': { ours: everything, others: [], mayUseNode: true },
  'tests/simulation': { ours: everything, others: ['fast-check'], mayUseNode: true },
  bench: { ours: everything, others: [], mayUseNode: true },
  tools: { ours: everything, others: ['esbuild', 'playwright-core', '@sparticuz/chromium'], mayUseNode: true },
};

/** Tests of any layer open a real database or a whole book, draw their cases, and may drive a browser. */
const forTests = new Set([
  '@tandem/sqlite', '@tandem/sqlite/node', '@tandem/host', 'esbuild', 'fast-check', 'playwright-core',
  'axe-core', '@tandem/replica/tracking', '@tandem/phone/fake-shell', '@tandem/host/made-apk',
]);
/** Files that may reach into a folder that is not theirs, and why. */
const outsideByPath: Readonly<Record<string, string>> = {
  // Starts again on the pinned Node before anything else can be resolved.
  'apps/cli/bin/tandem.mjs': 'tools/link-runtime.mjs',
};
/** What is tested or measured in a real browser is what is built. */
const browserTools = new Set([
  'tools/chromium.ts', 'tools/build-pages.ts', 'tools/camera-scene.ts', 'tools/scan-watch.ts', 'tools/picture-files.ts',
  'tools/android/prepared-app.testing.ts', 'tools/android/zip.ts',
]);

export function findLayerFaults(files: readonly SourceFile[]): Fault[] {
  return files.filter(({ path }) => isCode(path) && !path.endsWith('.d.ts')).flatMap((file) => {
    const home = homeOf(file.path);
    const layer = layerByHome[home];
    if (layer === undefined) return [`${file.path}: no layer is known for ${home}: add it to tools/tidy/layers.ts`];
    return findImports(file).flatMap(({ specifier, line }) => {
      const reason = specifier.startsWith('.')
        ? findRelativeFault(file.path, home, specifier)
        : findOutsideFault(file.path, layer, specifier);
      return reason === undefined ? [] : [`${file.path}:${line}: ${reason}`];
    });
  });
}

/**
 * `packages/ledger` for `packages/ledger/src/day.ts`, `tools` for `tools/tidy/layers.ts`. The page of an app is a home
 * of its own: it lives in the browser, and knows its engine by the contract alone.
 */
function homeOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/');
  if (first === 'apps' && third === 'page') return `${first}/${second}/${third}`;
  return ['packages', 'apps', 'tests'].includes(first) ? `${first}/${second}` : first;
}

function findRelativeFault(path: string, home: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (homeOf(target) === home || outsideByPath[path] === target) return undefined;
  if (browserTools.has(target) && (isTestCode(path) || home === 'bench')) return undefined;
  return `${specifier} leaves ${home}: import another package by its name`;
}

function findOutsideFault(path: string, layer: Layer, specifier: string): string | undefined {
  if (isTestCode(path) && (specifier.startsWith('node:') || forTests.has(specifier))) return undefined;
  if (specifier.startsWith('node:')) return layer.mayUseNode ? undefined : `${specifier}: this layer reads no world`;
  if (specifier.startsWith('@tandem/') || specifier === 'tandem') {
    return layer.ours.includes(specifier) ? undefined : `${specifier} is not for this layer`;
  }
  const name = packageOf(specifier);
  if (name !== undefined && layer.others.includes(name)) return undefined;
  return `${specifier} is no dependency of this layer`;
}
