/**
 * One owner of the book among the tabs of this browser. The owner holds a lock of the browser as long as its Worker
 * lives; others ask it by a broadcast.
 *
 *   newcomer                          owner
 *   who-is-there ──>
 *                <── here                         (the newcomer says that the book is open in another tab)
 *   let-go ──>                                    (the user wants to go on in the newcomer's tab)
 *                <── letting-go
 *                                     ends a sync, closes the book, then gives the lock back
 *
 * An owner that is gone, or on its way out after a reload, does not answer: its lock comes free by itself.
 */
const lockName = 'tandem-book';
const channelName = 'tandem-book';

/** A tab that does not answer by then is frozen, or busy for longer than a user waits. */
const answerTimeMsMax = 2000;
/** To end a sync, at the worst on a line that does not answer, and to close the book. */
const lettingGoTimeMsMax = 20_000;

type OwnerWord = 'who-is-there' | 'here' | 'let-go' | 'letting-go';

export type OwnershipResult =
  | { readonly kind: 'owner'; release(): void }
  /** `isSilent`: there is an owner, which does not answer. */
  | { readonly kind: 'other-tab'; readonly isSilent: boolean };

/** `letGo` is called once when another tab wants the book; it ends with `release`. */
export function becomeOwner(isTakeOver: boolean, letGo: () => void): Promise<OwnershipResult> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(channelName);
    const stop = new AbortController();
    let isOwner = false;
    let hasLetGo = false;

    function giveUp(isSilent: boolean): void {
      if (isOwner || stop.signal.aborted) return;
      stop.abort();
      channel.close();
      resolve({ kind: 'other-tab', isSilent });
    }

    channel.addEventListener('message', ({ data }: MessageEvent<OwnerWord>) => {
      switch (data) {
        case 'who-is-there':
          if (isOwner) say(channel, 'here');
          break;
        case 'let-go':
          if (!isOwner) break;
          say(channel, 'letting-go');
          if (!hasLetGo) letGo();
          hasLetGo = true;
          break;
        case 'letting-go':
          if (!isTakeOver || isOwner) break;
          clearTimeout(timer);
          timer = setTimeout(() => giveUp(true), lettingGoTimeMsMax);
          break;
        case 'here':
          if (!isTakeOver) giveUp(false);
          break;
      }
    });
    let timer = setTimeout(() => giveUp(true), answerTimeMsMax);
    navigator.locks.request(lockName, { signal: stop.signal }, () => new Promise<void>((giveBack) => {
      clearTimeout(timer);
      isOwner = true;
      // For whoever asked while nobody was the owner yet.
      say(channel, 'here');
      resolve({
        kind: 'owner',
        release() {
          channel.close();
          giveBack();
        },
      });
    })).catch((error: unknown) => {
      if (!stop.signal.aborted) reject(error instanceof Error ? error : new Error(String(error)));
    });
    say(channel, isTakeOver ? 'let-go' : 'who-is-there');
  });
}

function say(channel: BroadcastChannel, word: OwnerWord): void {
  channel.postMessage(word); // oxlint-disable-line unicorn/require-post-message-target-origin -- it has none
}
