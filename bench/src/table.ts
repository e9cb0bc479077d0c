/** Sections of figures as aligned text. */
import { isMet, spreadOf, type Figure, type Section, type Unit } from './figures.ts';

const headings = ['', 'unit', 'median', 'min', 'max', 'runs', 'share', 'target', 'met'];
/** Texts; the rest are numbers and stand at the right. */
const leftColumns: ReadonlySet<string> = new Set(['', 'unit', 'met']);

/** One table, so that the columns of all sections stand under each other. */
export function sectionsToText(sections: readonly Section[]): string {
  const rows = sections.map(({ figures }) => figures.map(figureToCells));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.flat().map((cells) => cells[column]?.length ?? 0)));
  const toLine = (cells: readonly string[]): string => cells.map((cell, column) =>
    leftColumns.has(headings[column] ?? '') ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))
    .join('  ').trimEnd();
  const tables = sections.map(({ title }, place) =>
    [title, toLine(headings), ...(rows[place] ?? []).map(toLine)].join('\n'));
  return `${tables.join('\n\n')}\n`;
}

export function formatNumber(value: number, unit: Unit): string {
  const digits = unit === '×' || Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: isCounted(unit) && Number.isInteger(value) ? 0 : digits, maximumFractionDigits: digits,
  });
}

/** Whole numbers have no digits behind the point. */
function isCounted(unit: Unit): boolean {
  return unit === 'bytes' || unit === 'count';
}

function figureToCells(figure: Figure): string[] {
  const { name, unit, values, share, target } = figure;
  const { median, min, max } = spreadOf(values);
  const met = isMet(figure);
  return [
    `  ${name}`, unit, ...[median, min, max].map((value) => formatNumber(value, unit)), String(values.length),
    share === undefined ? '' : `${(share * 100).toFixed(1)} %`,
    target === undefined ? '' : `${target.of === 'max' ? 'max ' : ''}≤ ${target.atMost.toLocaleString('en-GB')}`,
    met === undefined ? '' : met ? '✓ yes' : '✗ no',
  ];
}
