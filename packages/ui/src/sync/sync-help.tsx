/** What to check when the two devices do not meet: the network, Windows, other firewalls, in words. */
import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useTexts } from '../language.tsx';
import { Sentence } from './sentence.tsx';
import './sync-help.css';

export interface SyncHelpProps {
  /** `waiting`: the code is still good; `network`: the call came to nothing; `windows`: the PC may not wait. */
  readonly about: 'waiting' | 'network' | 'windows';
}

export function SyncHelp({ about }: SyncHelpProps): ReactNode {
  const { help } = useTexts().sync;
  return (
    <div className="sync-help">
      {about === 'waiting' && <p className="sync-help__intro">{help.intro}</p>}
      {about !== 'windows' && (
        <ol className="sync-help__checks">
          {help.checks.map(({ title, text }) => (
            <li key={title}><strong>{title}</strong><span>{text}</span></li>
          ))}
        </ol>
      )}
      <h2 className="sync-help__heading">{help.windowsTitle}</h2>
      <ol className="sync-help__path">
        {help.windowsPath.map((place, index) => (
          <li key={place}>{index > 0 && <Icon name="chevron-right" size={16} />}<span>{place}</span></li>
        ))}
      </ol>
      <p className="sync-help__note"><Sentence text={help.windowsNote} /></p>
      <p className="sync-help__note"><Sentence text={help.isPrivate} /></p>
      <h2 className="sync-help__heading">{help.otherTitle}</h2>
      <p className="sync-help__note">{help.otherText}</p>
    </div>
  );
}
