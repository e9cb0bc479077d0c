/** A button that is an icon alone: its name and its key are in the tooltip and for the screen reader. */
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';
import { shortcutToAria } from './shortcut.ts';
import { Tooltip } from './tooltip.tsx';
import './button.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'children' | 'title'> {
  readonly icon: IconName;
  readonly label: string;
  /** As the menu writes it: `Ctrl+Z`. */
  readonly shortcut?: string;
  readonly size?: 16 | 24;
}

export function IconButton({ icon, label, shortcut, size = 16, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tooltip text={shortcut === undefined ? label : `${label} (${shortcut})`}>
      <button
        {...rest} type="button" className="icon-button" aria-label={label}
        {...(shortcut !== undefined && { 'aria-keyshortcuts': shortcutToAria(shortcut) })}
      >
        <Icon name={icon} size={size} />
      </button>
    </Tooltip>
  );
}
