/** The backups that are kept, by where they come from; those that Tandem made by itself have no name of their own. */
import type { BackupView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { useQuery } from '../engine.tsx';
import { formatBytes } from '../formatting/format-bytes.ts';
import { formatMoment } from '../formatting/format-day.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import type { ScreenSize } from '../sync/screen-size.ts';
import './backups.css';

export interface BackupListProps {
  readonly size: ScreenSize;
  readonly isDisabled: boolean;
  readonly onChoose: (backup: BackupView) => void;
}

const origins = ['by-hand', 'automatic', 'replaced'] as const;

export function BackupList({ size, isDisabled, onChoose }: BackupListProps): ReactNode {
  const { backup: { restore: words } } = useTexts();
  const backups = useQuery('backups', {});
  // In a window on the PC, right under the bar on the phone.
  const Heading = size === 'pc' ? 'h3' : 'h2';
  if (backups === undefined) return null;
  if (backups.length === 0) return <p className="backup-list__none">{words.noneKept}</p>;
  return (
    <div className={`backup-list backup-list--${size}`}>
      {origins.map((origin) => {
        const ofOrigin = backups.filter((backup) => backup.origin === origin);
        return ofOrigin.length === 0 ? null : (
          <section key={origin}>
            <Heading className="backup-list__heading">{words.origin[origin]}</Heading>
            <ul>
              {ofOrigin.map((backup) => (
                <li key={backup.name}>
                  <Backup backup={backup} isDisabled={isDisabled} onChoose={() => onChoose(backup)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface BackupProps {
  readonly backup: BackupView;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
}

function Backup({ backup, isDisabled, onChoose }: BackupProps): ReactNode {
  const language = useLanguage();
  const { backup: { restore: words, bytes } } = useTexts();
  return (
    <button type="button" className="backup-list__backup" disabled={isDisabled} onClick={onChoose}>
      <span className="backup-list__moment">{formatMoment(backup.wallMs, language)}</span>
      <span className="backup-list__name" title={backup.name}>
        {backup.origin === 'by-hand' ? backup.name : words.originNote[backup.origin]}
      </span>
      <span className="backup-list__size">{bytes(...formatBytes(backup.bytes, language))}</span>
      <Icon name="chevron-right" size={16} />
    </button>
  );
}
