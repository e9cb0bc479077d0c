/** Moves between screens by the browser's history: what a button does, the back gesture undoes. */
import {
  createContext, startTransition, useContext, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode,
} from 'react';
import { firstPlace, parsePlace, type Place, type Route, type SheetName } from './route.ts';

export interface Navigation {
  readonly place: Place;
  readonly go: (route: Route) => void;
  /** As `go`, without a way back to the screen that asks: the menu does so. */
  readonly replace: (route: Route) => void;
  readonly openSheet: (sheet: SheetName) => void;
  /** To the screen before; to the first screen where there is none. No guard is asked. */
  readonly back: () => void;
  /** While there is a guard, the system's back gesture calls it and leads nowhere. Returns how to take it away. */
  readonly guard: (onBack: () => void) => () => void;
}

const NavigationContext = createContext<Navigation | undefined>(undefined);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === undefined) throw new Error('a screen outside of NavigationProvider');
  return navigation;
}

/** Going back asks first, while `isNeeded`. */
export function useBackGuard(isNeeded: boolean, onBack: () => void): void {
  const { guard } = useNavigation();
  const ask = useEffectEvent(onBack);
  useEffect(() => (isNeeded ? guard(() => ask()) : undefined), [isNeeded, guard]);
}

export function NavigationProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [place, setPlace] = useState(() => parsePlace(history.state));
  const guard = useRef<(() => void) | undefined>(undefined);
  const isAsked = useRef(false);

  const onPopState = useEffectEvent(({ state }: PopStateEvent) => {
    if (guard.current !== undefined && !isAsked.current) {
      history.pushState(place, '');
      guard.current();
      return;
    }
    isAsked.current = false;
    startTransition(() => setPlace(parsePlace(state)));
  });

  useEffect(() => {
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, []);

  const navigation = useMemo<Navigation>(() => {
    const push = (next: Place): void => {
      // A second touch while the screen that it leads to is still loading.
      if (isSameScreen(next, parsePlace(history.state))) return;
      history.pushState(next, '');
      // The screen before stays until the next one is loaded: no blank between them.
      startTransition(() => setPlace(next));
    };
    const replace = (next: Place): void => {
      history.replaceState(next, '');
      startTransition(() => setPlace(next));
    };
    return {
      place,
      go: (route) => push({
        route, sheet: null, depth: place.depth + 1, ...(route.kind === 'menu' && { under: place.route }),
      }),
      replace: (route) => replace({ route, sheet: null, depth: place.depth }),
      openSheet: (sheet) => push({ ...place, sheet, depth: place.depth + 1 }),
      back: () => {
        isAsked.current = place.depth > 0;
        if (place.depth > 0) history.back();
        else replace(firstPlace);
      },
      guard: (onBack) => {
        guard.current = onBack;
        return () => {
          if (guard.current === onBack) guard.current = undefined;
        };
      },
    };
  }, [place]);

  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

function isSameScreen(left: Place, right: Place): boolean {
  return left.sheet === right.sheet && JSON.stringify(left.route) === JSON.stringify(right.route);
}
