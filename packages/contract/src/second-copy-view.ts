/** Of the work that no other device has yet, kept a second time in other storage than the book. */
export interface SecondCopyView {
  /** `partial`: there is more of it than is kept. `full`, `failed`: it could not be kept, and is tried again. */
  readonly state: 'kept' | 'partial' | 'full' | 'failed';
  /** Where there is no book: what would come back. */
  readonly found: { readonly entries: number; readonly savedMs: number } | null;
  /** The open book holds what came back and nothing else, until a sync. */
  readonly isOnlyRestored: boolean;
  /** Books besides the open one whose work is kept. */
  readonly others: number;
}
