/** What must hold of the archive itself: how it is stored, and that the page in it is the page that was built. */
import { root } from './app-source.ts';
import { alignmentBytes, type StoredZipEntry, type ZipEntry } from './zip.ts';

const pageFolder = 'assets/www/';

/** Android maps what is stored into memory, and at level 30 and above refuses a table of resources that is not so. */
export function findStorageFaults(entries: readonly StoredZipEntry[]): string[] {
  const misaligned = entries.filter(({ isDeflated, offset }) => !isDeflated && offset % alignmentBytes !== 0);
  const table = entries.find(({ name }) => name === 'resources.arsc');
  return [
    ...misaligned.map(({ name, offset }) => `${name} is stored at ${offset}, no multiple of ${alignmentBytes}`),
    ...table?.isDeflated === false ? [] : ['resources.arsc is not stored as it is'],
  ];
}

/** `page` as `listPage` has it. */
export function findPageFaults(entries: readonly ZipEntry[], page: readonly ZipEntry[]): string[] {
  const packed = new Map(entries.filter(({ name }) => name.startsWith('assets/')).map((entry) => [entry.name, entry]));
  const changed = page.filter(({ name, bytes }) => {
    const entry = packed.get(name);
    return entry === undefined || !Buffer.from(entry.bytes).equals(bytes);
  });
  const expected = new Set(page.map(({ name }) => name));
  const added = [...packed.keys()].filter((name) => !expected.has(name) || /service-worker|\.map$/.test(name));
  return [
    ...changed.map(({ name }) => `${name} is not what was built`),
    ...added.map((name) => `${name} does not belong to the page`),
    ...packed.has(`${pageFolder}index.html`) ? [] : [`there is no ${pageFolder}index.html`],
  ];
}

/** Names of folders of the machine that built it would make the bytes its own. */
export function findPlaceFaults(entries: readonly ZipEntry[]): string[] {
  const places = ['node_modules', 'apps', 'packages', 'tools'].map((folder) => `${root}/${folder}`);
  return entries.flatMap(({ name, bytes }) => {
    const text = Buffer.from(bytes).toString('latin1');
    return places.filter((place) => text.includes(place)).map((place) => `${name} names ${place}`);
  });
}
