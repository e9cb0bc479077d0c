/** Whether the page has its engine, or why not. */
export type EngineState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  /** `no-answer`: the other tab was asked to let go, and did not. */
  | { readonly kind: 'other-tab'; readonly takeOver: 'possible' | 'under-way' | 'no-answer' }
  /** The browser keeps nothing here, as in some private windows. */
  | { readonly kind: 'no-storage' }
  | { readonly kind: 'storage-full' }
  /** Anything else, in English, for a report. */
  | { readonly kind: 'failed'; readonly reason: string };
