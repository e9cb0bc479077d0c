/** In the order in which help shows them. */
export const commandNames = [
  'start', 'account', 'sample', 'add', 'edit', 'delete', 'accounts', 'entries', 'import', 'export', 'listen', 'join',
  'conflicts', 'journal', 'undo', 'bin', 'devices', 'backup', 'backups', 'restore', 'check',
] as const;
export type CommandName = (typeof commandNames)[number];
