/** Where results go: one JSON object a line, or text for people. */
export interface Output {
  readonly isJson: boolean;
  /** With `--json`: one line. */
  object(value: object): void;
  /** Without: one line of text. */
  line(text: string): void;
  /** Without: aligned columns. */
  table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void;
}

export interface TableColumn {
  readonly heading: string;
  /** Figures stand at the right. */
  readonly align: 'left' | 'right';
  /** Longer texts end with an ellipsis. */
  readonly widthMax?: number;
}

export function createOutput(isJson: boolean, write: (text: string) => void): Output {
  return {
    isJson,
    object(value) {
      write(`${JSON.stringify(value)}\n`);
    },
    line(text) {
      write(`${oneLine(text)}\n`);
    },
    table(columns, rows) {
      const cells = [columns.map(({ heading }) => heading), ...rows].map((row) =>
        row.map((text, index) => shorten(oneLine(text), columns[index]?.widthMax ?? Infinity)));
      const widths = columns.map((_, index) => cells.reduce((width, row) => Math.max(width, widthOf(row[index])), 0));
      write(cells.map((row) => `${row.map((text, index) =>
        pad(text, widths[index] ?? 0, columns[index]?.align)).join('  ').trimEnd()}\n`).join(''));
    },
  };
}

/** Texts of the user may hold line ends, and a bank's file anything: neither may act on the terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function shorten(text: string, widthMax: number): string {
  const characters = Array.from(text);
  return characters.length <= widthMax ? text : `${characters.slice(0, widthMax - 1).join('').trimEnd()}…`;
}

function widthOf(text = ''): number {
  return Array.from(text).length;
}

function pad(text: string, width: number, align: TableColumn['align'] = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}
