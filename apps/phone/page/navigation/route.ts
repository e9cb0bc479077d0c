/** Where the phone's page may be. Kept in the browser's history, so that its back gesture works everywhere. */
import type { Id } from '@tandem/contract';

/** What lies over a screen and is closed by going back. */
export const sheetNames = [
  'category', 'account', 'other-account', 'payee', 'date', 'memo', 'method', 'split', 'photo', 'filter',
] as const;
export type SheetName = (typeof sheetNames)[number];
/** Over the entry screen. */
export type EntrySheetName = Exclude<SheetName, 'filter'>;

const plainRoutes = [
  'menu', 'accounts', 'sync', 'scan', 'type-code', 'conflicts', 'journal', 'bin', 'devices', 'backups', 'settings',
  'about', 'books', 'shared', 'import', 'payees', 'categories', 'templates',
] as const;
type PlainRoute = (typeof plainRoutes)[number];

export type Route =
  /** The first screen. */
  | { readonly kind: 'entry' }
  | { readonly kind: PlainRoute }
  /** Of the journal of syncs. */
  | { readonly kind: 'journal-session'; readonly session: number }
  | { readonly kind: 'edit-entry'; readonly entryId: Id }
  | { readonly kind: 'register'; readonly accountId: Id }
  /** Null: in all accounts. */
  | { readonly kind: 'search'; readonly accountId: Id | null }
  /** Null: a new one. */
  | { readonly kind: 'account-form'; readonly accountId: Id | null }
  | { readonly kind: 'payee' | 'merge-payee'; readonly payeeId: Id }
  /** Of what is typed as a new entry, or of the entry that is edited. */
  | { readonly kind: 'new-template'; readonly of: 'new' | 'edited' }
  | { readonly kind: 'template'; readonly templateId: Id }
  /** Null: a new one. */
  | { readonly kind: 'category'; readonly categoryId: Id | null };

export interface Place {
  readonly route: Route;
  readonly sheet: SheetName | null;
  /** What the menu lies over. */
  readonly under?: Route;
  /** How many screens of ours lie under this one: going back from 0 leaves the program. */
  readonly depth: number;
}

export const firstPlace: Place = { route: { kind: 'entry' }, sheet: null, depth: 0 };

/** What `history.state` holds: ours from before a reload, or anything. */
export function parsePlace(state: unknown): Place {
  if (typeof state !== 'object' || state === null || !('route' in state) || !('depth' in state)) return firstPlace;
  const route = parseRoute(state.route);
  const { depth } = state;
  if (route === undefined || typeof depth !== 'number' || !Number.isInteger(depth) || depth < 0) return firstPlace;
  const named = 'sheet' in state ? state.sheet : null;
  const under = 'under' in state ? parseRoute(state.under) : undefined;
  const sheet = sheetNames.find((name) => name === named) ?? null;
  return { route, sheet, depth, ...(under !== undefined && { under }) };
}

function parseRoute(value: unknown): Route | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const { kind } = value;
  const accountId = 'accountId' in value && typeof value.accountId === 'string' ? value.accountId : null;
  const entryId = 'entryId' in value && typeof value.entryId === 'string' ? value.entryId : undefined;
  const payeeId = 'payeeId' in value && typeof value.payeeId === 'string' ? value.payeeId : undefined;
  const categoryId = 'categoryId' in value && typeof value.categoryId === 'string' ? value.categoryId : null;
  const templateId = 'templateId' in value && typeof value.templateId === 'string' ? value.templateId : undefined;
  const session = 'session' in value && typeof value.session === 'number' ? value.session : undefined;
  switch (kind) {
    case 'entry': return { kind };
    case 'journal-session': return session === undefined ? undefined : { kind, session };
    case 'edit-entry': return entryId === undefined ? undefined : { kind, entryId };
    case 'register': return accountId === null ? undefined : { kind, accountId };
    case 'search': case 'account-form': return { kind, accountId };
    case 'payee': case 'merge-payee': return payeeId === undefined ? undefined : { kind, payeeId };
    case 'category': return { kind, categoryId };
    case 'new-template': return { kind, of: 'of' in value && value.of === 'edited' ? 'edited' : 'new' };
    case 'template': return templateId === undefined ? undefined : { kind, templateId };
    default: {
      const plain = plainRoutes.find((name) => name === kind);
      return plain === undefined ? undefined : { kind: plain };
    }
  }
}
