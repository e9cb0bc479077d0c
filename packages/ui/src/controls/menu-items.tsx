/** What a menu offers; a menu in a menu is the same again. */
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { shortcutToAria } from './shortcut.ts';

export type MenuEntry = 'separator' | MenuItem;

export interface MenuItem {
  readonly label: string;
  /** As it is shown, `Ctrl+Z`; the key itself is the window's. */
  readonly shortcut?: string;
  readonly onSelect?: () => void;
  readonly isDisabled?: boolean;
  /** For what can be on or off, or is one of a few. */
  readonly checked?: boolean;
  readonly children?: readonly MenuEntry[];
}

export function MenuItems({ items }: { readonly items: readonly MenuEntry[] }): ReactNode {
  return items.map((item, index) => (
    item === 'separator'
      // A separator has no name, and never moves among the others.
      // oxlint-disable-next-line react/no-array-index-key -- see above
      ? <Menu.Separator key={`separator ${index}`} className="menu__separator" />
      : <OneItem key={item.label} item={item} />
  ));
}

function OneItem({ item }: { readonly item: MenuItem }): ReactNode {
  const { label, shortcut, onSelect, isDisabled = false, checked, children } = item;
  const common = { className: 'menu__item', disabled: isDisabled, label };
  if (children !== undefined) return <SubMenu item={item}>{children}</SubMenu>;
  const content = <Content label={label} shortcut={shortcut} isChecked={checked ?? false} />;
  const keys = shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcutToAria(shortcut) };
  if (checked === undefined) return <Menu.Item {...common} {...keys} onClick={() => onSelect?.()}>{content}</Menu.Item>;
  return (
    <Menu.CheckboxItem {...common} {...keys} checked={checked} closeOnClick onCheckedChange={() => onSelect?.()}>
      {content}
    </Menu.CheckboxItem>
  );
}

function SubMenu({ item, children }: { readonly item: MenuItem; readonly children: readonly MenuEntry[] }): ReactNode {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="menu__item" disabled={item.isDisabled ?? false} label={item.label}>
        <span className="menu__mark" />
        <span className="menu__label">{item.label}</span>
        <Icon name="chevron-right" size={16} />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className="menu__place" sideOffset={-2} alignOffset={-4}>
          <Menu.Popup className="menu"><MenuItems items={children} /></Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

interface ContentProps {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly isChecked: boolean;
}

function Content({ label, shortcut, isChecked }: ContentProps): ReactNode {
  return (
    <>
      <span className="menu__mark">{isChecked && <Icon name="check" size={16} />}</span>
      <span className="menu__label">{label}</span>
      {shortcut !== undefined && <span className="menu__shortcut" aria-hidden="true">{shortcut}</span>}
    </>
  );
}
