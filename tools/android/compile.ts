/** From the app's sources to what an APK holds: linked resources, class files, and the same classes for Android. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applicationId, codePackage, minSdk, targetSdk, type AppSource, type AppVersion } from './app-source.ts';
import { lowerVersion } from './class-file.ts';
import { makeAttributePackage } from './newer-attributes.ts';
import { run } from './run.ts';
import { runJava, type AndroidTools } from './tools.ts';
import { readZip, type ZipEntry } from './zip.ts';

export interface CompiledClass {
  /** `fr/tandem/shell/MainActivity.class` */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CompiledApp {
  /** Manifest and resources. */
  readonly resources: readonly ZipEntry[];
  /** As the compiler wrote them. */
  readonly classes: readonly CompiledClass[];
  readonly stubs: readonly CompiledClass[];
  /** The classes as Android runs them. */
  readonly dex: Uint8Array;
}

/** Works in `folder`, which is made. Throws a `RunError` that says what a compiler said. */
export async function compileApp(
  tools: AndroidTools, source: AppSource, version: AppVersion, folder: string,
): Promise<CompiledApp> {
  mkdirSync(folder, { recursive: true });
  const generated = join(folder, 'generated');
  const resources = readZip(readFileSync(await linkResources(tools, source, version, folder, generated)));
  const stubsFolder = join(folder, 'stubs');
  await compileJava(tools, [source.stubs], [], stubsFolder);
  const classesFolder = join(folder, 'classes');
  await compileJava(tools, [source.java, generated], [stubsFolder], classesFolder);
  const classes = readClasses(classesFolder);
  return { resources, classes, stubs: readClasses(stubsFolder), dex: await dexClasses(tools, classes, folder) };
}

/** The archive of manifest and resources; `generated` gets the Java class that names them. */
export async function linkResources(
  tools: AndroidTools, source: AppSource, version: AppVersion, folder: string, generated: string,
): Promise<string> {
  const attributes = await makeAttributePackage(tools.aapt2, folder);
  const compiled = join(folder, 'resources.zip');
  await run(tools.aapt2, ['compile', '--dir', source.resources, '-o', compiled]);
  // Gradle gives the package by itself, and refuses it here.
  const manifest = join(folder, 'AndroidManifest.xml');
  const written = readFileSync(source.manifest, 'utf8');
  writeFileSync(manifest, written.replace('<manifest ', `<manifest package="${applicationId}" `));
  const linked = join(folder, 'linked.apk');
  mkdirSync(generated, { recursive: true });
  await run(tools.aapt2, [
    'link', '-I', tools.framework, '-I', attributes, '--manifest', manifest, '-o', linked,
    '--java', generated, '--custom-package', codePackage,
    '--min-sdk-version', String(minSdk), '--target-sdk-version', String(targetSdk),
    '--version-code', String(version.code), '--version-name', version.name,
    // What it would write is the level of the resources that it links against.
    '--no-compile-sdk-metadata', compiled,
  ]);
  return linked;
}

/** Those that every JDK from 11 on knows and means alike: a newer one refuses nothing that an older one takes. */
const warnings = 'cast,divzero,empty,fallthrough,finally,overrides,rawtypes,static,try,unchecked,varargs';

/** Every Java file of the folders. */
export async function compileJava(
  tools: AndroidTools, sources: readonly string[], classPath: readonly string[], out: string,
): Promise<void> {
  mkdirSync(out, { recursive: true });
  const files = sources.flatMap((source) => globSync('**/*.java', { cwd: source }).sort()
    .map((name) => join(source, name)));
  const list = `${out}.files`;
  writeFileSync(list, files.map((path) => `"${path.replaceAll('\\', '/')}"\n`).join(''));
  const separator = process.platform === 'win32' ? ';' : ':';
  await run(join(tools.java, 'javac'), [
    '-J-XX:TieredStopAtLevel=1', '--release', '8', '-encoding', 'UTF-8', `-Xlint:${warnings}`, '-Werror',
    '-g:source,lines', '-proc:none', '-cp', classPath.join(separator), '-d', out, `@${list}`,
  ]);
}

/** Of a folder that the compiler wrote to. */
export function readClasses(folder: string): CompiledClass[] {
  return globSync('**/*.class', { cwd: folder }).map((path) => path.replaceAll('\\', '/')).sort()
    .map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}

async function dexClasses(tools: AndroidTools, classes: readonly CompiledClass[], folder: string): Promise<Uint8Array> {
  const lowered = join(folder, 'lowered');
  for (const { path, bytes } of classes) {
    mkdirSync(dirname(join(lowered, path)), { recursive: true });
    writeFileSync(join(lowered, path), lowerVersion(bytes));
  }
  const dex = join(folder, 'classes.dex');
  await runJava(tools, tools.dexer, 'com.android.dx.command.Main', [
    '--dex', `--output=${dex}`, lowered,
  ]);
  return readFileSync(dex);
}
