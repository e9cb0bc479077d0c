/**
 * The real browser of the tests: on Linux x64 the headless Chromium that comes with `npm install`, elsewhere an
 * installed Chrome, Edge or Chromium. `TANDEM_TEST_BROWSER` names another one.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

export interface TestBrowserOptions {
  /** Further command-line flags, as for a fake camera. */
  readonly args?: readonly string[];
  /** A profile to find again after `close`; without it, a new one that `close` removes. */
  readonly profileFolder?: string;
  /** The screen and the system that the pages believe in. */
  readonly context?: BrowserContextOptions;
}

export interface TestBrowser {
  /** A profile on disk, as a user's: what a page stores is really written. */
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export async function launchTestBrowser(options: TestBrowserOptions = {}): Promise<TestBrowser> {
  const { executablePath, environment } = await findTestBrowser();
  const profileFolder = options.profileFolder ?? mkdtempSync(join(tmpdir(), 'tandem-browser-'));
  const context = await chromium.launchPersistentContext(profileFolder, {
    ...options.context,
    executablePath,
    headless: true,
    env: { ...process.env, ...environment },
    args: [...quietArgs, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(options.args ?? [])],
  });
  return {
    context,
    async close() {
      await context.close();
      // The browser's last writes may still be on their way.
      if (!options.profileFolder) rmSync(profileFolder, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

/** Nothing but the page may speak to the network. */
const quietArgs: readonly string[] = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

export interface FoundBrowser {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

export async function findTestBrowser(): Promise<FoundBrowser> {
  const named = process.env['TANDEM_TEST_BROWSER'];
  if (named) return { executablePath: named, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedToBrowser(await unpackBrowser());
  const executablePath = installedBrowsers().find((path) => existsSync(path));
  if (executablePath) return { executablePath, environment: {} };
  throw new Error(
    'The browser tests need Chrome, Edge or Chromium: install one, or set TANDEM_TEST_BROWSER to its path.',
  );
}

/**
 * Unpacks `@sparticuz/chromium` once per version (200 MB, about 3 s). The package unpacks into the temporary folder,
 * file by file and with no lock; two test files that start together would run half a browser. So it is done in a
 * folder of its own, by a process whose temporary folder that is, and renamed when whole.
 */
async function unpackBrowser(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const packageFolder = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) throw new Error('no version');
  const cacheFolder = join(import.meta.dirname, '..', 'node_modules', '.cache');
  const folder = join(cacheFolder, `chromium-${String(manifest.version)}`);
  if (existsSync(folder)) return folder;

  mkdirSync(cacheFolder, { recursive: true });
  const partialFolder = mkdtempSync(join(cacheFolder, 'chromium-partial-'));
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', unpackScript, pathToFileURL(entry).href, join(packageFolder, 'bin')],
      { env: { ...process.env, TMPDIR: partialFolder } },
    );
    writeFileSync(join(partialFolder, 'fonts', 'fonts.conf'), fontsToConfig(join(folder, 'fonts')));
    renameSync(partialFolder, folder);
  } catch (error) {
    rmSync(partialFolder, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const unpackScript = `
  const [entry, archives] = process.argv.slice(1);
  const { default: chromium, inflate } = await import(entry);
  await chromium.executablePath(archives);
  await inflate(archives + '/al2023.tar.br');
`;

/** The package's own configuration looks into folders of the cloud service that it was made for. */
function fontsToConfig(fontsFolder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fontsFolder}</dir><cachedir>${join(fontsFolder, 'cache')}</cachedir></fontconfig>
`;
}

/** Brings the libraries (NSS) and, where the machine has no fonts at all, the font without which Chromium stops. */
function packagedToBrowser(folder: string): FoundBrowser {
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return { executablePath: join(folder, 'chromium'), environment: { LD_LIBRARY_PATH: libraries, ...fonts } };
}

function installedBrowsers(): string[] {
  switch (process.platform) {
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => process.env[name] ?? '');
      const programs = [
        'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe',
        'Chromium\\Application\\chrome.exe',
      ];
      return programs.flatMap((program) => roots.map((root) => join(root, program)));
    }
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium']
        .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    default: {
      const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
      const folders = (process.env['PATH'] ?? '').split(delimiter);
      return names.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
}
