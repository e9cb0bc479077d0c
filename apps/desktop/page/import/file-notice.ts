/**
 * What became of the last file that was chosen or dropped. It outlives the screen that took the file: the first start
 * is gone as soon as the book is there.
 */
import type { ShownFailure } from '@tandem/ui';
import { useSyncExternalStore } from 'react';

export type FileNotice =
  | { readonly kind: 'none' | 'several-files' }
  | { readonly kind: 'reading' | 'unreadable' | 'too-large'; readonly fileName: string }
  | { readonly kind: 'failed'; readonly failure: ShownFailure }
  | { readonly kind: 'imported'; readonly added: number; readonly confirmed: number };

export class FileNotices {
  readonly #listeners = new Set<() => void>();
  #notice: FileNotice = { kind: 'none' };

  readonly current = (): FileNotice => this.#notice;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(notice: FileNotice): void {
    this.#notice = notice;
    for (const listener of this.#listeners) listener();
  }
}

/** One window, one last file. */
export const fileNotices = new FileNotices();

export function useFileNotice(): FileNotice {
  return useSyncExternalStore(fileNotices.subscribe, fileNotices.current);
}
