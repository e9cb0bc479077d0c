/**
 * The attributes of the manifest and of resources that are newer than the framework resources that the build links
 * against (API 29). Their numbers are checked against the declarations of API 37.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

interface NewerAttribute {
  readonly id: number;
  readonly format: 'reference' | 'boolean' | 'dimension' | 'integer' | 'string';
}

export const attributeByName: Readonly<Record<string, NewerAttribute>> = {
  previewLayout: { id: 0x01010627, format: 'reference' },
  targetCellWidth: { id: 0x01010634, format: 'integer' },
  targetCellHeight: { id: 0x01010635, format: 'integer' },
  dataExtractionRules: { id: 0x0101063e, format: 'reference' },
  localeConfig: { id: 0x0101065b, format: 'reference' },
  enableOnBackInvokedCallback: { id: 0x0101066c, format: 'boolean' },
};

/** Makes a package of Android's own name that holds these attributes alone, to link against. */
export async function makeAttributePackage(aapt2: string, folder: string): Promise<string> {
  const values = join(folder, 'attributes/res/values');
  mkdirSync(values, { recursive: true });
  const lines = Object.entries(attributeByName).flatMap(([name, { id, format }]) => [
    `<public type="attr" name="${name}" id="0x0${id.toString(16)}" />`, `<attr name="${name}" format="${format}" />`,
  ]);
  writeFileSync(join(values, 'attrs.xml'), `<resources>${lines.join('')}</resources>`);
  const manifest = join(folder, 'attributes/AndroidManifest.xml');
  const android = 'http://schemas.android.com/apk/res/android';
  writeFileSync(manifest, `<manifest xmlns:android="${android}" package="android" />`);
  const compiled = join(folder, 'attributes/compiled.zip');
  await run(aapt2, ['compile', '--dir', join(folder, 'attributes/res'), '-o', compiled]);
  const made = join(folder, 'attributes.apk');
  await run(aapt2, ['link', '-x', '--manifest', manifest, '-o', made, compiled]);
  return made;
}
