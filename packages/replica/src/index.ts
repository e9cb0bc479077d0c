export type { Column, ColumnType, Group, RecordKind } from './kind.ts';
export { kindColumns } from './kind.ts';
