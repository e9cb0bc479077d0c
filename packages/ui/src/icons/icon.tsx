/** An icon beside a word says nothing of its own; alone it has a `label`. */
import type { ReactNode } from 'react';
import { iconPaths, type IconName } from './icon-paths.ts';
import './icon.css';

export interface IconProps {
  readonly name: IconName;
  readonly size?: 16 | 24;
  readonly label?: string;
}

export function Icon({ name, size = 16, label }: IconProps): ReactNode {
  const said = label === undefined ? { 'aria-hidden': true } as const : { role: 'img', 'aria-label': label } as const;
  return (
    <svg className={`icon icon--${size}`} viewBox="0 0 16 16" data-icon={name} {...said}>
      <path d={iconPaths[name]} />
    </svg>
  );
}
