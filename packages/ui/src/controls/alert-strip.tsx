/** What the screen has to say about what is on it: an icon, a sentence, one act. It stays until it is settled. */
import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';
import './alert-strip.css';

export interface AlertStripProps {
  readonly kind: 'warn' | 'bad' | 'info' | 'ok';
  readonly icon?: IconName;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

const iconByKind = { warn: 'warn', bad: 'warn', info: 'info', ok: 'check' } as const;

export function AlertStrip({ kind, icon = iconByKind[kind], action, children }: AlertStripProps): ReactNode {
  return (
    <div className={`alert-strip alert-strip--${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <span className="alert-strip__icon"><Icon name={icon} size={16} /></span>
      <div className="alert-strip__text">{children}</div>
      {action !== undefined && <div className="alert-strip__action">{action}</div>}
    </div>
  );
}
