/** Lengths, widths and names of files. */
import { posix } from 'node:path';
import { isCode, type Fault, type SourceFile } from './source-file.ts';

export const linesMax = 400;
export const columnsMax = 120;
export const adrLinesMax = 60;

/** Files that may be longer, each with its reason. */
const reasonByLongPath: Readonly<Record<string, string>> = {};

const kindNames = new Set([
  'util', 'utils', 'helper', 'helpers', 'common', 'shared', 'type', 'types', 'constant', 'constants',
]);

export function findSizeFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => [...findLengthFaults(file), ...findWidthFaults(file), ...findNameFaults(file)]);
}

function findLengthFaults({ path, text }: SourceFile): Fault[] {
  const count = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (isCode(path) && count > linesMax && reasonByLongPath[path] === undefined) {
    return [`${path}: ${count} lines, over ${linesMax}: split it by subject`];
  }
  if (/^docs\/adr\/.*\.md$/.test(path) && count > adrLinesMax) return [`${path}: ${count} lines, over ${adrLinesMax}`];
  return [];
}

/** Code and prose; a table of Markdown cannot be broken, nor can test data. */
function findWidthFaults({ path, text }: SourceFile): Fault[] {
  if (!isCode(path) && !path.endsWith('.md')) return [];
  return text.split('\n').flatMap((line, index) => {
    const columns = Array.from(line).length;
    const isTable = path.endsWith('.md') && line.startsWith('|');
    return columns > columnsMax && !isTable ? [`${path}:${index + 1}: ${columns} columns, over ${columnsMax}`] : [];
  });
}

function findNameFaults({ path }: SourceFile): Fault[] {
  const names = path.split('/').map((part) => part.split('.')[0] ?? '');
  const kind = names.find((name) => kindNames.has(name));
  if (kind !== undefined) return [`${path}: "${kind}" names a kind of code, not a subject`];
  const isKebab = !isCode(path) || /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(posix.basename(path));
  return isKebab ? [] : [`${path}: file names are in kebab-case`];
}
