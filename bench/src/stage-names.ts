/** The stages of a first sync, in their order. */
export const stageNames = [
  'read', 'encode', 'encrypt', 'wire', 'decrypt', 'decode', 'merge: computing', 'merge: rows', 'commit', 'indexes',
  'audit', 'proof',
] as const;
export type StageName = (typeof stageNames)[number];
