/** A file that another app has shared: from the Android shell, or from where the service worker has put it. */
import { shell } from '../shell/shell.ts';

export type SharedFile =
  | { readonly kind: 'file'; readonly fileName: string; readonly content: Blob }
  /** It was taken already, or never came whole. */
  | { readonly kind: 'gone' | 'too-large' | 'unreadable' };

/** Once: whoever takes it has it. */
export function takeSharedFile(): Promise<SharedFile> {
  return shell === undefined ? takeFromCache() : takeFromShell(shell);
}

async function takeFromShell(from: NonNullable<typeof shell>): Promise<SharedFile> {
  const answer = await from.call('takeShared', {});
  if (!answer.ok) return { kind: answer.error };
  if (answer.value === null) return { kind: 'gone' };
  const { fileName, mimeType, base64 } = answer.value;
  const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
  return { kind: 'file', fileName, content: new Blob([bytes], { type: mimeType }) };
}

/** As `apps/phone/src/shared-file.ts` has put it there. */
async function takeFromCache(): Promise<SharedFile> {
  const cache = await caches.open('shared-with-tandem');
  const kept = await cache.match('/shared-file');
  if (kept === undefined) return { kind: 'gone' };
  await cache.delete('/shared-file');
  if (!kept.ok) return { kind: kept.status === 413 ? 'too-large' : 'unreadable' };
  const fileName = decodeURIComponent(kept.headers.get('x-file-name') ?? '');
  return { kind: 'file', fileName, content: await kept.blob() };
}
