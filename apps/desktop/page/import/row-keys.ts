/** Where a key leads among rows; undefined for any other key. */
const rowsPerPage = 15;

export function moveInRows(key: string, row: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown': return Math.min(row + 1, last);
    case 'ArrowUp': return Math.max(row - 1, 0);
    case 'PageDown': return Math.min(row + rowsPerPage, last);
    case 'PageUp': return Math.max(row - rowsPerPage, 0);
    case 'Home': return 0;
    case 'End': return last;
    default: return undefined;
  }
}
