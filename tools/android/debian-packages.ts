/**
 * The tools of the Android build that Debian packages carry: those that are installed, or else, where apt is, packages
 * that are downloaded and unpacked into the cache. Nothing is installed, and nobody has to be root.
 */
import { existsSync, globSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { rename } from './npm-packages.ts';
import { run, RunError } from './run.ts';

export interface DebianTools {
  /** The `bin` of a JDK, 11 or newer. */
  readonly java: string;
  readonly signer: string;
  /** The resources of API 29. */
  readonly framework: string;
}

/** A sentence that says what to install, and the Debian packages by name; none where no package helps. */
export interface MissingTools {
  readonly missing: string;
  readonly packages: readonly string[];
}

interface Wanted {
  readonly packages: readonly string[];
  /** Of every version that will do, the last one by name is taken; from a root. */
  readonly files: readonly string[];
}

const signer: Wanted = {
  packages: ['apksigner', 'libapksig-java'], files: ['usr/share/java/apksigner.jar', 'usr/share/java/apksig.jar'],
};
const framework: Wanted = {
  packages: ['android-framework-res'], files: ['usr/share/android-framework-res/framework-res.apk'],
};
const recoverer: Wanted = {
  packages: ['enjarify'], files: ['usr/lib/python3/dist-packages/enjarify/main.py'],
};
const jdkVersions = ['17', '21', '25'] as const;
const jdkFolder = 'usr/lib/jvm/java-{17,21,25}-openjdk-*/bin';

/** A sentence where something is missing and cannot be fetched. */
export async function findDebianTools(
  cache: string, say: (line: string) => void,
): Promise<DebianTools | MissingTools> {
  const java = await findJava(cache, say);
  const [signerJar = '', signingJar = ''] = await find(cache, signer, say) ?? [];
  const [resources = ''] = await find(cache, framework, say) ?? [];
  const missing = [
    ...java === undefined ? ['default-jdk-headless'] : [], ...signerJar === '' ? ['apksigner'] : [],
    ...resources === '' ? framework.packages : [],
  ];
  if (java === undefined || missing.length > 0) {
    return {
      missing: `The Android build needs the Debian packages ${missing.join(', ')}: install them first.`,
      packages: missing,
    };
  }
  return { java, signer: [signerJar, signingJar].join(delimiter), framework: resources };
}

/** For a check: the program that makes class files out of a DEX file, as the folder of its Python module. */
export async function findRecoverer(cache: string, say: (line: string) => void): Promise<string | undefined> {
  const [main] = await find(cache, recoverer, say) ?? [];
  return main === undefined || !hasProgram('python3') ? undefined : dirname(dirname(main));
}

async function findJava(cache: string, say: (line: string) => void): Promise<string | undefined> {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => dirname(folder));
  const homes = [process.env['JAVA_HOME'], ...onPath];
  for (const home of homes.filter((home) => home !== undefined)) {
    if (await isJdk(join(home, 'bin'))) return join(home, 'bin');
  }
  const unpacked = (): string | undefined => globSync(jdkFolder, { cwd: debianRoot(cache, 'jdk') }).sort().at(-1);
  for (const version of jdkVersions) {
    const packages = [`openjdk-${version}-jdk-headless`, `openjdk-${version}-jre-headless`];
    if (unpacked() !== undefined || await unpack(cache, 'jdk', packages, say)) break;
  }
  const found = unpacked();
  if (found === undefined) return undefined;
  const bin = join(debianRoot(cache, 'jdk'), found);
  return await isJdk(bin) ? bin : undefined;
}

/** Its javac runs and still writes what the dexer reads. */
async function isJdk(bin: string): Promise<boolean> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  if (!existsSync(join(bin, `javac${suffix}`)) || !existsSync(join(bin, `keytool${suffix}`))) return false;
  try {
    const version = await run(join(bin, 'javac'), ['-version']);
    return Number(/^javac (\d+)/.exec(version)?.[1] ?? 0) >= 11;
  } catch (error) {
    if (error instanceof RunError) return false;
    throw error;
  }
}

/** The paths of its files, on this machine or in the cache. */
async function find(
  cache: string, wanted: Wanted, say: (line: string) => void,
): Promise<readonly string[] | undefined> {
  const [name = ''] = wanted.packages;
  const roots = ['/', debianRoot(cache, name)];
  const under = (root: string): readonly string[] | undefined => {
    const paths = wanted.files.map((file) => join(root, file));
    return paths.every((path) => existsSync(path)) ? paths : undefined;
  };
  for (const root of roots) {
    const paths = under(root);
    if (paths !== undefined) return paths;
  }
  return await unpack(cache, name, wanted.packages, say) ? under(debianRoot(cache, name)) : undefined;
}

function debianRoot(cache: string, name: string): string {
  return join(cache, `debian-${name}`);
}

/** False where there is no apt, or it has no such package. */
async function unpack(
  cache: string, name: string, packages: readonly string[], say: (line: string) => void,
): Promise<boolean> {
  if (process.platform !== 'linux' || !hasProgram('apt-get') || !hasProgram('dpkg')) return false;
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, 'partial-'));
  try {
    if (!await download(cache, packages, partial, say)) return false;
    for (const file of globSync('*.deb', { cwd: partial })) {
      await run('dpkg', ['-x', file, 'root'], { cwd: partial });
    }
    makeLinksRelative(join(partial, 'root'));
    rename(join(partial, 'root'), debianRoot(cache, name));
    return true;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** With the machine's own lists of packages, or with lists in the cache where it has none. */
async function download(
  cache: string, packages: readonly string[], cwd: string, say: (line: string) => void,
): Promise<boolean> {
  const own = [
    '-o', `Dir::State::Lists=${join(cache, 'apt-lists')}`, '-o', `Dir::Cache=${join(cache, 'apt-cache')}`,
    '-o', 'APT::Sandbox::User=',
  ];
  say(`Fetching the Debian packages ${packages.join(', ')}…`);
  if (await succeeds('apt-get', ['-o', 'APT::Sandbox::User=', 'download', ...packages], cwd)) return true;
  for (const folder of ['apt-lists/partial', 'apt-cache/archives/partial']) {
    mkdirSync(join(cache, folder), { recursive: true });
  }
  return await succeeds('apt-get', [...own, 'update'], cwd)
    && await succeeds('apt-get', [...own, 'download', ...packages], cwd);
}

async function succeeds(program: string, args: readonly string[], cwd: string): Promise<boolean> {
  try {
    await run(program, args, { cwd });
    return true;
  } catch (error) {
    if (error instanceof RunError) return false;
    throw error;
  }
}

/** A JDK keeps its settings in `/etc`, by absolute links. */
function makeLinksRelative(root: string): void {
  for (const name of globSync('**/*', { cwd: root })) {
    const path = join(root, name);
    if (!lstatSync(path).isSymbolicLink()) continue;
    const target = readlinkSync(path);
    if (!target.startsWith('/') || !existsSync(join(root, target))) continue;
    rmSync(path);
    symlinkSync(relative(dirname(path), join(root, target)), path);
  }
}

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}
