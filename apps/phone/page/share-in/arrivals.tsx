/** Leads to the screen of what a person came for. */
import { useEffect, useSyncExternalStore } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { awaitedArrival, onArrival, settleArrival } from './arrival.ts';

export function Arrivals(): null {
  const { place, go } = useNavigation();
  const arrival = useSyncExternalStore(onArrival, awaitedArrival);
  useEffect(() => {
    if (arrival === undefined) return;
    settleArrival();
    const isAtKeypad = place.route.kind === 'entry' && place.sheet === null;
    if (arrival === 'shared') go({ kind: 'shared' });
    else if (!isAtKeypad) go({ kind: 'entry' });
  }, [arrival, place, go]);
  return null;
}
