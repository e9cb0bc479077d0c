export type * from './views.ts';
export type * from './name-views.ts';
export type * from './attachment-view.ts';
export type * from './sync-view.ts';
export type * from './import-view.ts';
export type * from './second-copy-view.ts';
export type * from './books-view.ts';
export type * from './install-view.ts';
export type { EngineFailure } from './failures.ts';
export {
  rowsPerQueryMax, type EntryFilterDraft, type QueryName, type QueryParameters, type QueryResults,
} from './queries.ts';
export type {
  AccountDraft, AllocationDraft, AttachmentDraft, BackupSource, CommandName, CommandParameters, CommandResults,
  EntryDraft, TemplateDraft, PictureDraft,
} from './commands.ts';
export type { EngineMessage, ScreenMessage, ScreenWire } from './protocol.ts';
export type { ChangeTopic, EnginePort, Outcome } from './engine-port.ts';
export { EngineClient, type Answer } from './client.ts';
export { serveScreen, subscriptionsMax } from './server.ts';
