/**
 * The menus of the PC window. F10, or Alt pressed and released alone, moves the focus to it; Esc gives it back to where
 * it was.
 */
import { Menu } from '@base-ui/react/menu';
import { Menubar as Base } from '@base-ui/react/menubar';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { MenuItems, type MenuEntry } from './menu-items.tsx';
import './menu.css';

export interface MenuBarProps {
  readonly label: string;
  readonly menus: readonly { readonly label: string; readonly items: readonly MenuEntry[] }[];
}

export function MenuBar({ label, menus }: MenuBarProps): ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  useMenuKeys(bar);
  return (
    <Base className="menu-bar" aria-label={label} ref={bar}>
      {menus.map((menu, index) => (
        // A menu keeps its place and the focus when its name changes with the language.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Menu.Root key={index}>
          <Menu.Trigger className="menu-bar__name">{menu.label}</Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner className="menu__place" sideOffset={2} align="start">
              <Menu.Popup className="menu"><MenuItems items={menu.items} /></Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      ))}
    </Base>
  );
}

function useMenuKeys(bar: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    let isAltAlone = false;
    let cameFrom: Element | null = null;

    function enter(): void {
      const { activeElement } = document;
      if (bar.current?.contains(activeElement) === true || isInDialog(activeElement)) return;
      cameFrom = activeElement;
      // Always the first one, so that keys learned by heart lead to the same item.
      bar.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    }
    function onKeyDown(event: KeyboardEvent): void {
      isAltAlone = event.key === 'Alt' && !event.ctrlKey && !event.shiftKey && !event.metaKey;
      if (event.key === 'F10' && !event.shiftKey && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        enter();
      } else if (event.key === 'Escape' && isClosedName(bar.current, event.target)) {
        event.preventDefault();
        if (cameFrom instanceof HTMLElement) cameFrom.focus();
      }
    }
    function onKeyUp(event: KeyboardEvent): void {
      if (event.key !== 'Alt' || !isAltAlone) return;
      isAltAlone = false;
      // The browser's own menu would take the focus.
      event.preventDefault();
      enter();
    }
    const other = (): void => { isAltAlone = false; };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    document.addEventListener('pointerdown', other);
    window.addEventListener('blur', other);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      document.removeEventListener('pointerdown', other);
      window.removeEventListener('blur', other);
    };
  }, [bar]);
}

/** A dialog keeps the focus. */
function isInDialog(element: Element | null): boolean {
  return element?.closest('[role="dialog"], [role="alertdialog"]') !== null && element !== null;
}

/** Esc in an open menu closes that one first. */
function isClosedName(bar: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof HTMLElement && bar !== null && bar.contains(target)
    && target.getAttribute('aria-expanded') !== 'true';
}
