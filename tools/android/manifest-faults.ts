/** What the manifest and the rules it points to must say, as they are read back from the APK. */
import { applicationId, minSdk, targetSdk } from './app-source.ts';
import { run } from './run.ts';
import { elementsOf, readXml, type XmlElement } from './xml-tree.ts';

export interface ReadManifest {
  readonly manifest: XmlElement;
  /** What each of these attributes of the application points to. */
  readonly rulesByAttribute: Readonly<Record<string, XmlElement>>;
  readonly shortcuts: XmlElement | undefined;
}

/** Each has its reason in the README. */
const permissions = ['android.permission.CAMERA', 'android.permission.INTERNET', 'android.permission.USE_BIOMETRIC'];
/** Other apps reach nothing else of this one. */
const exported = ['fr.tandem.shell.MainActivity'];
const backupDomains = [
  'database', 'device_database', 'device_file', 'device_root', 'device_sharedpref', 'external', 'file', 'root',
  'sharedpref',
];
const componentNames = new Set(['activity', 'activity-alias', 'service', 'receiver', 'provider']);
const ruleAttributes = ['dataExtractionRules', 'fullBackupContent', 'networkSecurityConfig'];

export async function readManifest(aapt2: string, apk: string): Promise<ReadManifest> {
  const manifest = await readXml(aapt2, apk, 'AndroidManifest.xml');
  const application = manifest.children.find(({ name }) => name === 'application');
  const resources = await run(aapt2, ['dump', 'resources', apk]);
  const readPointed = async (pointer: string | undefined): Promise<XmlElement | undefined> => {
    const id = pointer?.slice(1) ?? '';
    const path = new RegExp(String.raw`resource ${id} \S+\n\s+\(\) \(file\) (\S+)`).exec(resources)?.[1];
    return path === undefined ? undefined : readXml(aapt2, apk, path);
  };
  const rules: Record<string, XmlElement> = {};
  for (const name of ruleAttributes) {
    const rule = await readPointed(application?.attributes[`android:${name}`]);
    if (rule !== undefined) rules[name] = rule;
  }
  const shortcuts = elementsOf(manifest).find((element) => nameOf(element) === 'android.app.shortcuts');
  return {
    manifest, rulesByAttribute: rules, shortcuts: await readPointed(shortcuts?.attributes['android:resource']),
  };
}

/** `defined` are the classes of the app, as `fr/tandem/shell/MainActivity`. */
export function findManifestFaults(
  { manifest, rulesByAttribute, shortcuts }: ReadManifest, defined: readonly string[],
): string[] {
  const elements = elementsOf(manifest);
  const named = (name: string): XmlElement[] => elements.filter((element) => element.name === name);
  const application = named('application')[0]?.attributes ?? {};
  const levels = named('uses-sdk')[0]?.attributes ?? {};
  const components = elements.filter(({ name }) => componentNames.has(name));
  const reachable = components.filter(({ attributes }) => attributes['android:exported'] === 'true').map(nameOf);
  const silent = components.filter(({ attributes }) => attributes['android:exported'] === undefined).map(nameOf);
  const unknown = components.map(nameOf).filter((name) => !defined.includes(name.replaceAll('.', '/')));
  const demanded = named('uses-feature').filter(({ attributes }) => attributes['android:required'] !== 'false');
  const granted = elements.filter(({ name }) => name.startsWith('uses-permission')).map(nameOf).sort();
  return [
    ...differ('the application id', manifest.attributes['package'], applicationId),
    ...differ('minSdkVersion', levels['android:minSdkVersion'], String(minSdk)),
    ...differ('targetSdkVersion', levels['android:targetSdkVersion'], String(targetSdk)),
    ...differ('the permissions', granted.join(), permissions.join()),
    ...differ('permissions of its own', named('permission').map(nameOf).join(), ''),
    ...differ('what other apps reach', reachable.join(), exported.join()),
    ...silent.map((name) => `${name} does not say whether other apps reach it`),
    ...unknown.map((name) => `${name} is no class of the app`),
    ...findTargetFaults(shortcuts, components, defined),
    ...demanded.map((feature) => `a phone without ${nameOf(feature)} is shut out`),
    ...differ('debuggable', application['android:debuggable'] ?? 'false', 'false'),
    ...differ('testOnly', application['android:testOnly'] ?? 'false', 'false'),
    ...differ('allowBackup', application['android:allowBackup'], 'false'),
    ...findRuleFaults(rulesByAttribute),
  ];
}

/** Names that the compiler does not look at: what a shortcut opens, and what a provider is asked for by. */
function findTargetFaults(
  shortcuts: XmlElement | undefined, components: readonly XmlElement[], defined: readonly string[],
): string[] {
  const intents = shortcuts === undefined ? [] : elementsOf(shortcuts).filter(({ name }) => name === 'intent');
  const authorities = components.flatMap(({ attributes }) => attributes['android:authorities'] ?? []);
  return [
    ...differ('shortcuts', String(intents.length > 0), 'true'),
    ...intents.flatMap(({ attributes }) => [
      ...differ('whose screen a shortcut opens', attributes['android:targetPackage'], applicationId),
      ...defined.includes(attributes['android:targetClass']?.replaceAll('.', '/') ?? '')
        ? [] : [`a shortcut opens ${attributes['android:targetClass']}, no class of the app`],
    ]),
    ...authorities.filter((authority) => !authority.startsWith(`${applicationId}.`))
      .map((authority) => `the authority ${authority} is not the app's`),
  ];
}

function findRuleFaults(rules: ReadManifest['rulesByAttribute']): string[] {
  const extraction = rules['dataExtractionRules'];
  const network = rules['networkSecurityConfig'];
  const excluded = (section: XmlElement | undefined): string =>
    section?.children.filter(({ name, attributes }) => name === 'exclude' && attributes['path'] === '.')
      .map(({ attributes }) => attributes['domain']).sort().join() ?? 'nothing';
  const included = [...extraction === undefined ? [] : elementsOf(extraction),
    ...rules['fullBackupContent'] === undefined ? [] : elementsOf(rules['fullBackupContent'])]
    .filter(({ name }) => name === 'include').length;
  return [
    ...['cloud-backup', 'device-transfer'].flatMap((name) => differ(
      `what ${name} leaves out`, excluded(extraction?.children.find((child) => child.name === name)),
      backupDomains.join())),
    ...differ('what an older backup leaves out', excluded(rules['fullBackupContent']), backupDomains.join()),
    ...differ('what a backup takes', String(included), '0'),
    // The PC is reached by ws: at an address that no name and no certificate can be had for.
    ...differ('what the network rules say', network?.children.map((child) =>
      `${child.name} ${Object.entries(child.attributes).join()}`).join(), 'base-config cleartextTrafficPermitted,true'),
    ...differ('whom the network rules trust besides', String(network === undefined ? undefined
      : elementsOf(network).filter(({ name }) => name === 'certificates').length), '0'),
  ];
}

function nameOf({ attributes }: XmlElement): string {
  return attributes['android:name'] ?? '';
}

function differ(what: string, found: string | undefined, expected: string): string[] {
  return found === expected ? [] : [`${what}: ${found ?? 'nothing'}, not ${expected}`];
}
