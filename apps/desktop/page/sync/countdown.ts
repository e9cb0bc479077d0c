/** Seconds until the code changes, told once a second. */
import { useEffect, useState } from 'react';

/** `msLeft` from the moment it came; whoever gives another object gives a new moment. */
export function useCountdown(view: { readonly renewsInMs: number }): number {
  const [deadline, setDeadline] = useState(() => performance.now() + view.renewsInMs);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setDeadline(performance.now() + view.renewsInMs);
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [view]);
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}
