/** Seconds until the code changes, told as they pass. */
import { useEffect, useState } from 'react';

const tickMs = 500;

/** `renewsInMs` counts from the moment the view came: another object is another moment. */
export function useCountdown(view: { readonly renewsInMs: number }): number {
  const [secondsLeft, setSecondsLeft] = useState(() => Math.ceil(view.renewsInMs / 1000));
  useEffect(() => {
    const deadline = performance.now() + view.renewsInMs;
    const tick = (): void => setSecondsLeft(Math.max(0, Math.ceil((deadline - performance.now()) / 1000)));
    const first = requestAnimationFrame(tick);
    const timer = setInterval(tick, tickMs);
    return () => {
      cancelAnimationFrame(first);
      clearInterval(timer);
    };
  }, [view]);
  return secondsLeft;
}
