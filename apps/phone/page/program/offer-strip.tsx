/**
 * What the program itself has to ask, one thing at a time, over the lower fields of a new entry while nothing is
 * typed there. It takes no room of its own: nothing moves when it comes or goes.
 */
import { AlertStrip, useQuery, useTexts } from '@tandem/ui/first-load';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useProgramUpdate } from './use-program-update.ts';
import { askForLasting, checkLasting, lastingState, leaveLasting, onLastingChanged } from './lasting-storage.ts';
import './offer-strip.css';

export function OfferStrip(): ReactNode {
  const offer = useOffer();
  if (offer === undefined) return null;
  return (
    <div className="offer">
      <AlertStrip
        kind="info"
        action={(
          <>
            {offer.act !== undefined && (
              <button type="button" className="notice__act" onClick={offer.act.onPress}>{offer.act.text}</button>
            )}
            <button type="button" className="notice__act offer__later" onClick={offer.onLeave}>{offer.leave}</button>
          </>
        )}
      >
        {offer.text}
      </AlertStrip>
    </div>
  );
}

interface Offer {
  readonly text: string;
  readonly act?: { readonly text: string; readonly onPress: () => void };
  readonly leave: string;
  readonly onLeave: () => void;
}

function useOffer(): Offer | undefined {
  const { phone, phoneProgram: { update: words, lasting: lastingWords, later } } = useTexts();
  const update = useProgramUpdate();
  const lasting = useLastingStorage();
  const [isUpdateLeft, setIsUpdateLeft] = useState(false);
  if (update.isReady && !isUpdateLeft) {
    return {
      text: words.ready, act: { text: words.take, onPress: update.take }, leave: later,
      onLeave: () => setIsUpdateLeft(true),
    };
  }
  switch (lasting) {
    case 'to-ask':
      return {
        text: lastingWords.reason, act: { text: lastingWords.ask, onPress: () => void askForLasting() }, leave: later,
        onLeave: leaveLasting,
      };
    case 'refused': return { text: lastingWords.refused, leave: phone.close, onLeave: leaveLasting };
    case 'unknown': case 'kept': case 'left': return undefined;
  }
}

/** Asked for from the first saved entry on. */
function useLastingStorage(): ReturnType<typeof lastingState> {
  const book = useQuery('book', {});
  const hasEntries = book?.kind === 'open' && book.entries > 0;
  useEffect(() => {
    if (hasEntries) void checkLasting();
  }, [hasEntries]);
  const state = useSyncExternalStore(onLastingChanged, lastingState);
  return hasEntries ? state : 'unknown';
}
