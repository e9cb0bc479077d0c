import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { findCallFaults, findStubFaults } from './api-faults.ts';
import { androidFolder, appSource, minSdk, readVersion } from './app-source.ts';
import { dexedMajorVersion, lowerVersion, parseClassFile, type ClassFile } from './class-file.ts';
import { compileJava, linkResources, readClasses } from './compile.ts';
import { findRecoverer } from './debian-packages.ts';
import { parseDexFile } from './dex-file.ts';
import { Framework } from './framework.ts';
import { findManifestFaults, readManifest } from './manifest-faults.ts';
import { attributeByName } from './newer-attributes.ts';
import { prepareApp, prepareTools, seedFile, type PreparedApp } from './prepared-app.testing.ts';
import { run, RunError } from './run.ts';
import { cache, runJava, type AndroidTools } from './tools.ts';

const { tools, obstacle } = await prepareTools();
const prepared = tools === undefined ? undefined : await prepareApp(tools);
const framework = tools === undefined ? undefined : new Framework(tools);

test('manifest and rules, read back from the APK, say what they must', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { tools, app, apk } = prepared;
  const { defined } = parseDexFile(app.dex);
  assert.deepEqual(findManifestFaults(await readManifest(tools.aapt2, apk), defined), []);
});

test('a manifest that asks for more, shows more or lets more out is found', { skip: obstacle }, async () => {
  assert.ok(prepared);
  const { tools, folder, app } = prepared;
  const resources = join(folder, 'seeded-resources');
  cpSync(appSource.resources, resources, { recursive: true });
  edit(join(resources, 'xml/data_extraction_rules.xml'), '<exclude domain="device_file" path="." />', '');
  writeFileSync(join(resources, 'xml/network_security_config.xml'), `<network-security-config>
    <base-config cleartextTrafficPermitted="true">
      <trust-anchors><certificates src="user" /></trust-anchors>
    </base-config></network-security-config>`);
  edit(join(resources, 'xml/shortcuts.xml'), 'shell.MainActivity', 'shell.OldActivity');
  const manifest = join(folder, 'seeded-manifest.xml');
  cpSync(appSource.manifest, manifest);
  edit(manifest, '<queries>', '<uses-permission android:name="android.permission.READ_CONTACTS" /><queries>');
  edit(manifest, '"fr.tandem.comptes.files"', '"fr.other.files"');
  edit(manifest, 'android:allowBackup="false"', 'android:debuggable="true"');
  edit(manifest, '"fr.tandem.shell.NewEntryWidget"', '"fr.tandem.shell.Gone"');
  edit(manifest, /android:exported="false"(?![^]*android:exported)/, 'android:exported="true"');
  const seeded = join(folder, 'seeded-link');
  mkdirSync(seeded);
  const apk = await linkResources(tools, { ...appSource, manifest, resources }, readVersion(), seeded, `${seeded}/r`);
  const faults = findManifestFaults(await readManifest(tools.aapt2, apk), parseDexFile(app.dex).defined);
  assert.deepEqual(faults.map((fault) => fault.replace(/:.*$/, '')), [
    'the permissions', 'what other apps reach', 'fr.tandem.shell.Gone is no class of the app',
    'a shortcut opens fr.tandem.shell.OldActivity, no class of the app',
    'the authority fr.other.files is not the app\'s', 'debuggable', 'allowBackup',
    'what cloud-backup leaves out', 'whom the network rules trust besides',
  ]);
});

test('every call of the app is one that Android has, newer ones in classes made for them', { skip: obstacle }, () => {
  assert.ok(prepared && framework);
  const classes = parse(prepared.app.classes);
  assert.ok(classes.flatMap(({ references }) => references).some(({ owner }) => owner === 'android/webkit/WebView'));
  assert.deepEqual(findCallFaults(classes, framework, minSdk), []);
  // What was looked at is what is shipped.
  const dex = parseDexFile(prepared.app.dex);
  assert.deepEqual(dex.defined.toSorted(), classes.map(({ name }) => name).sort());
  const known = new Set(classes.flatMap(({ references }) => references).map(({ owner, name }) => `${owner}.${name}`));
  const declared = new Set(classes.flatMap(({ name: owner, members }) =>
    members.map(({ name }) => `${owner}.${name}`)));
  const unknown = dex.references.map(({ owner, name }) => `${owner}.${name}`)
    .filter((reference) => !known.has(reference) && !declared.has(reference));
  assert.deepEqual(unknown, []);
});

test('a call that only newer phones have, or none, is found', { skip: obstacle }, async () => {
  assert.ok(prepared && framework);
  const { tools, folder } = prepared;
  const call = 'static Object of(android.view.View view) { return view.getWindowInsetsController(); }';
  seedFile(folder, 'calls/Plain.java', `class Plain { ${call} }`);
  seedFile(folder, 'calls/EarlyApi29.java', `class EarlyApi29 { ${call} }`);
  seedFile(folder, 'calls/GoodApi30.java', `class GoodApi30 { ${call} }`);
  seedFile(folder, 'calls/User.java', 'class User { Object use(android.view.View it) { return GoodApi30.of(it); } }');
  seedFile(folder, 'calls/Careful.java', `class Careful { Object use(android.view.View it) {
    return android.os.Build.VERSION.SDK_INT < 30 ? null : GoodApi30.of(it); } }`);
  seedFile(folder, 'calls/Wrong.java', 'class Wrong { void use(android.view.View it) { it.jump(); } }');
  seedFile(folder, 'calls/Back.java', `abstract class Back implements android.window.OnBackInvokedCallback {
    String trim(String text) { return text.trim(); } }`);
  seedFile(folder, 'seeded-stubs/android/view/View.java', `package android.view; public class View {
    public WindowInsetsController getWindowInsetsController() { return null; } public void jump() { } }`);
  await compileJava(tools, [join(folder, 'seeded-stubs')], [appStubs(prepared)], join(folder, 'seeded-stub-classes'));
  const classPath = [join(folder, 'seeded-stub-classes'), appStubs(prepared)];
  await compileJava(tools, [join(folder, 'calls')], classPath, join(folder, 'call-classes'));
  const faults = findCallFaults(parse(readClasses(join(folder, 'call-classes'))), framework, minSdk);
  const needs30 = 'needs level 30, and this class is for';
  const controller = 'android/view/View.getWindowInsetsController()Landroid/view/WindowInsetsController;';
  assert.deepEqual(faults, [
    'Back: android/window/OnBackInvokedCallback needs level 33, and this class is for 26',
    `EarlyApi29: android/view/WindowInsetsController ${needs30} 29`,
    `EarlyApi29: ${controller} ${needs30} 29`,
    `Plain: android/view/WindowInsetsController ${needs30} 26`,
    `Plain: ${controller} ${needs30} 26`,
    'User: uses GoodApi30 and never asks for the level of the phone',
    'Wrong: Android has no android/view/View.jump()V',
  ]);
});

test('what the app is compiled against is what Android has', { skip: obstacle }, () => {
  assert.ok(prepared && framework);
  assert.deepEqual(findStubFaults(parse(prepared.app.stubs), framework), []);
});

test('a declaration that Android has otherwise is found', { skip: obstacle }, async () => {
  assert.ok(prepared && framework);
  const { tools, folder } = prepared;
  seedFile(folder, 'wrong/android/app/Activity.java', `package android.app; public class Activity implements Dialog {
    public static final int RESULT_OK = 1; public void finish() { } public int isFinishing() { return 0; }
    public static void recreate() { } }`);
  seedFile(folder, 'wrong/android/app/Dialog.java', 'package android.app; public interface Dialog { }');
  seedFile(folder, 'wrong/android/window/OnBackInvokedDispatcher.java', `package android.window;
    public interface OnBackInvokedDispatcher { void registerOnBackInvokedCallback(Object callback, int priority); }`);
  seedFile(folder, 'wrong/android/app/Nothing.java', 'package android.app; public class Nothing { }');
  await compileJava(tools, [join(folder, 'wrong')], [], join(folder, 'wrong-classes'));
  assert.deepEqual(findStubFaults(parse(readClasses(join(folder, 'wrong-classes'))), framework), [
    'android/app/Activity: is no android/app/Dialog',
    'android/app/Activity: RESULT_OK: I is -1, not 1',
    'android/app/Activity: has no isFinishing()I',
    'android/app/Activity: recreate()V is not static',
    'android/app/Dialog: is a class',
    'android/app/Nothing: Android has no such class',
    'android/window/OnBackInvokedDispatcher: has no registerOnBackInvokedCallback(Ljava/lang/Object;I)V',
  ]);
});

test('the numbers of newer attributes are those of Android', { skip: obstacle }, () => {
  assert.ok(framework);
  const declared = framework.classNamed('android/R$attr')?.membersByName;
  for (const [name, { id }] of Object.entries(attributeByName)) {
    assert.deepEqual(declared?.get(name)?.map(({ value }) => value), [id], name);
  }
});

test('class files are marked as those of Java 7 for the dexer', { skip: obstacle }, () => {
  assert.ok(prepared);
  const [first] = prepared.app.classes;
  assert.ok(first);
  assert.equal(parseClassFile(first.bytes).majorVersion, 52);
  assert.deepEqual(
    parseClassFile(lowerVersion(first.bytes)), { ...parseClassFile(first.bytes), majorVersion: dexedMajorVersion });
});

test('the shell\'s own tests pass on the compiler\'s classes', { skip: obstacle }, async () => {
  assert.ok(prepared);
  await runShellTests(prepared, join(prepared.folder, 'first/classes'));
});

test('the shell\'s own tests pass on the classes recovered from what is shipped', { skip: obstacle }, async (t) => {
  assert.ok(prepared);
  const module = await findRecoverer(cache, () => {});
  if (module === undefined) {
    t.skip('Python 3 or the Debian package enjarify is not to be had.');
    return;
  }
  const recovered = join(prepared.folder, 'recovered.jar');
  await run('python3', ['-O', '-m', 'enjarify.main', join(prepared.folder, 'first/classes.dex'), '-o', recovered], {
    env: { ...process.env, PYTHONPATH: module, PYTHONDONTWRITEBYTECODE: '1' },
  });
  await runShellTests(prepared, recovered);
});

/** Compiled once against the compiler's classes; which classes they run on is `classes`. */
async function runShellTests(prepared: PreparedApp, classes: string): Promise<void> {
  const { tools, folder } = prepared;
  const tests = join(folder, 'shell-tests');
  const compiled = join(folder, 'first/classes');
  await compileJava(tools, [join(androidFolder, 'app/src/test/java')], [compiled, appStubs(prepared)], tests);
  const output = await runTests(tools, [tests, classes, appStubs(prepared)]);
  assert.deepEqual(output.filter((line) => !line.startsWith('ok ')), []);
  assert.ok(output.length > 20, output.join('\n'));
}

async function runTests(tools: AndroidTools, classPath: readonly string[]): Promise<string[]> {
  try {
    const output = await runJava(tools, classPath.join(delimiter), 'fr.tandem.shell.test.Tests', []);
    return output.trim().split('\n');
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return error.message.split('\n');
  }
}

function appStubs({ folder }: PreparedApp): string {
  return join(folder, 'first/stubs');
}

function parse(classes: readonly { readonly bytes: Uint8Array }[]): ClassFile[] {
  return classes.map(({ bytes }) => parseClassFile(bytes));
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  assert.notEqual(edited, text, `${path} has no ${from}`);
  writeFileSync(path, edited);
}
