/**
 * Builds the pages of the PC and the phone into `apps/desktop/out` and `apps/phone/out`, with esbuild: scripts, styles,
 * fonts and WebAssembly with a hash in their names, and the HTML that names them.
 *
 * What the phone's sources need to know of the build is put in the place of these names:
 *   builtWorkerUrl, builtQrReaderUrl     the scripts of its two Workers
 *   builtSqliteWasmUrl, builtQrWasmUrl   what those Workers load
 *   builtFileUrls, builtVersion          in the service worker: every address to keep, and what changes with any
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '..');

export const pageHomes = ['apps/desktop', 'apps/phone'] as const;

export type PageHome = (typeof pageHomes)[number];

export interface BuiltFile {
  readonly name: string;
  /** Loaded before anything is clicked. */
  readonly isFirstLoad: boolean;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/**
 * Where no source is newer than what was built, nothing is done. `onBuild` is told what takes time. Throws what esbuild
 * says of sources that cannot be built; what was built before is then still there.
 */
export async function buildPages(
  onBuild: (home: PageHome) => void = () => {}, homes: readonly PageHome[] = pageHomes,
): Promise<void> {
  for (const home of homes) {
    if (!isStale(home)) continue;
    onBuild(home);
    await buildInto(home, home === 'apps/desktop' ? buildDesktop : buildPhone);
  }
}

type Make = (out: string) => Promise<readonly Metafile[]>;

/** Built elsewhere and renamed when whole: who serves the folder never sees half of it. */
async function buildInto(home: string, make: Make): Promise<void> {
  const out = join(root, home, 'out');
  const partial = join(root, 'node_modules/.cache', `page-of-${basename(home)}-${process.pid}`);
  // A source that is saved while it is built counts as newer.
  const begun = new Date();
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    const metafiles = await make(partial);
    const stamp = join(partial, inputsFile);
    writeFileSync(stamp, JSON.stringify(inputsOf(home, metafiles)));
    utimesSync(stamp, begun, begun);
    // Another start may have built the same meanwhile, and may be reading it.
    if (isStale(home)) replaceFolder(partial, out);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Two starts at once build the same: whose folder is there first stays. */
function replaceFolder(partial: string, out: string): void {
  const former = `${partial}-former`;
  if (existsSync(out)) renameSync(out, former);
  try {
    renameSync(partial, out);
  } catch (error) {
    if (!existsSync(join(out, inputsFile))) throw error;
  } finally {
    rmSync(former, { recursive: true, force: true });
  }
}

/** A script of its own: parts that a page shares with its later screens run before its main script. */
const olderBrowsers = 'apps/phone/src/older-browsers.ts';

async function buildDesktop(out: string): Promise<readonly Metafile[]> {
  const entry = { 'older-browsers': olderBrowsers, main: 'apps/desktop/page/main.tsx' };
  const page = await bundle(out, entry);
  writeHtml('apps/desktop', out, page, await bundleStyles(out, entry));
  return [page];
}

async function buildPhone(out: string): Promise<readonly Metafile[]> {
  const sqliteWasm = copyHashed(fileURLToPath(import.meta.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm')), out);
  const qrWasm = copyHashed(join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'), out);
  const wasm = { builtSqliteWasmUrl: `"/${sqliteWasm}"`, builtQrWasmUrl: `"/${qrWasm}"` };
  const workers = await bundle(out, {
    worker: 'apps/phone/src/worker.ts', 'qr-reader-worker': 'apps/phone/src/qr-reader-worker.ts',
    sqlite3: '@sqlite.org/sqlite-wasm',
  }, { define: wasm });
  const entry = { 'older-browsers': olderBrowsers, main: 'apps/phone/page/main.tsx' };
  const page = await bundle(out, entry, {
    define: {
      ...wasm,
      builtWorkerUrl: `"/${outputOf(workers, 'apps/phone/src/worker.ts')}"`,
      builtQrReaderUrl: `"/${outputOf(workers, 'apps/phone/src/qr-reader-worker.ts')}"`,
    },
  });
  copyStatic('apps/phone/page/static', out);
  writeHtml('apps/phone', out, page, await bundleStyles(out, entry));
  // Pictures for whoever installs the program are for then, not for later.
  const files = listFiles(out).filter((name) => !name.startsWith('screenshot-'))
    .map((name) => (name === 'index.html' ? '/' : `/${name}`)).sort();
  const version = hashOf(Buffer.concat(listFiles(out).sort().map((name) => readFileSync(join(out, name)))));
  const service = await bundle(out, { 'service-worker': 'apps/phone/src/service-worker.ts' }, {
    define: { builtFileUrls: JSON.stringify(files), builtVersion: JSON.stringify(version) },
    entryNames: '[name]', splitting: false,
  });
  return [workers, page, service];
}

async function bundle(
  out: string, entries: Readonly<Record<string, string>>, options: Partial<BuildOptions> = {},
): Promise<Metafile> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { ...entries },
    outdir: out,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'chrome109',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.woff': 'empty' },
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/',
    metafile: true,
    legalComments: 'linked',
    logLevel: 'silent',
    ...options,
    ...(options.define === undefined
      ? {} : { define: { 'process.env.NODE_ENV': '"production"', ...options.define } }),
  });
  if (result.metafile === undefined) throw new Error('esbuild gave no list of what it made');
  return result.metafile;
}

/**
 * The styles of a page in one file, also those of screens that are loaded later: esbuild gives each of these a file of
 * its own that nothing loads. Their scripts are built once more for it, in one piece, and thrown away.
 */
async function bundleStyles(out: string, entry: Readonly<Record<string, string>>): Promise<string> {
  for (const name of globSync('*.css', { cwd: out })) rmSync(join(out, name));
  const scratch = join(out, 'styles');
  await bundle(scratch, entry, { splitting: false });
  const [style] = globSync('*.css', { cwd: scratch });
  if (style === undefined) throw new Error('the page has no styles');
  copyFileSync(join(scratch, style), join(out, style));
  rmSync(scratch, { recursive: true });
  return style;
}

/** The built file's name for a source that is an entry. */
function outputOf({ outputs }: Metafile, source: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (found === undefined) throw new Error(`${source} was not built`);
  return basename(found[0]);
}

function writeHtml(home: string, out: string, page: Metafile, style: string): void {
  const scripts = [olderBrowsers, `${home}/page/main.tsx`].map((source) => outputOf(page, source));
  const html = readFileSync(join(root, home, 'page/index.html'), 'utf8')
    .replace('{{style}}', `<link rel="stylesheet" href="/${style}">`)
    .replace('{{script}}', scripts.map((script) => `<script type="module" src="/${script}"></script>`).join('\n    '));
  writeFileSync(join(out, 'index.html'), html);
}

function copyHashed(source: string, out: string): string {
  const extension = extname(source);
  const name = `${basename(source, extension)}-${hashOf(readFileSync(source))}${extension}`;
  copyFileSync(source, join(out, name));
  return name;
}

/** A manifest and icons, under their own names. */
function copyStatic(folder: string, out: string): void {
  for (const name of globSync('*', { cwd: join(root, folder) })) {
    copyFileSync(join(root, folder, name), join(out, name));
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
}

const inputsFile = '.inputs.json';

function inputsOf(home: string, metafiles: readonly Metafile[]): readonly string[] {
  const bundled = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).filter((path) => existsSync(join(root, path)));
  const others = [
    `${home}/page/index.html`, 'package-lock.json', relative(root, import.meta.filename),
    ...globSync(`${home}/page/static/*`, { cwd: root }),
  ];
  return [...new Set([...bundled, ...others])].sort();
}

function isStale(home: string): boolean {
  const stamp = join(root, home, 'out', inputsFile);
  if (!existsSync(stamp)) return true;
  const builtMs = statSync(stamp).mtimeMs;
  const inputs: unknown = JSON.parse(readFileSync(stamp, 'utf8'));
  if (!Array.isArray(inputs)) return true;
  return inputs.some((path) => {
    const state = statSync(join(root, String(path)), { throwIfNoEntry: false });
    return state === undefined || state.mtimeMs > builtMs;
  });
}

/**
 * First load: what the HTML names, the Worker that owns the phone's book, and what these import before they run.
 * SQLite comes after them, in files of its own.
 */
export function measurePage(home: PageHome): readonly BuiltFile[] {
  const out = join(root, home, 'out');
  const waiting = ['index.html', ...globSync('worker-*.js', { cwd: out })];
  const first = new Set<string>(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const text = readFileSync(join(out, name), 'utf8');
    // In a minified module, static imports read `from"/part-X.js"` or `import"/part-X.js"`; dynamic ones have brackets.
    const named = name.endsWith('.html')
      ? text.matchAll(/(?:src|href)="\/([^"]+)"/g) : text.matchAll(/(?:from|import)"\/([^"]+)"/g);
    for (const [, found = ''] of named) {
      if (first.has(found) || !existsSync(join(out, found))) continue;
      first.add(found);
      if (found.endsWith('.js')) waiting.push(found);
    }
  }
  return listFiles(out).map((name) => {
    const bytes = readFileSync(join(out, name));
    return {
      name, isFirstLoad: first.has(name), bytes: bytes.length,
      gzipBytes: /\.(woff2|png)$/.test(name) ? bytes.length : gzipSync(bytes, { level: 9 }).length,
    };
  });
}

function listFiles(folder: string): string[] {
  return globSync('*', { cwd: folder }).filter((name) => name !== inputsFile && !name.endsWith('.LEGAL.txt'));
}

if (import.meta.main) {
  const named = pageHomes.filter((home) => process.argv.includes(home));
  const homes = named.length === 0 ? pageHomes : named;
  await buildPages((home) => process.stderr.write(`Building the page of ${home}…\n`), homes);
  for (const home of homes) {
    const files = measurePage(home);
    process.stdout.write(`${home}\n`);
    for (const { name, isFirstLoad, bytes, gzipBytes } of [...files].sort((a, b) => b.gzipBytes - a.gzipBytes)) {
      const mark = isFirstLoad ? 'first load' : '';
      process.stdout.write(`  ${String(bytes).padStart(9)} ${String(gzipBytes).padStart(9)}  ${name} ${mark}\n`);
    }
    const total = files.filter(({ isFirstLoad }) => isFirstLoad).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
    process.stdout.write(`  first load: ${total} bytes compressed\n`);
  }
}
