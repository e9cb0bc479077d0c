/** Aide: the keys, and what Tandem is. */
import { Button, Dialog, Icon, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './help-dialogs.css';

interface HelpDialogProps {
  readonly onClose: () => void;
}

export function ShortcutsDialog({ onClose }: HelpDialogProps): ReactNode {
  const { menu, register, common } = useTexts();
  return (
    <Dialog open title={menu.shortcuts} onClose={onClose} width={720}
      footer={<Button kind="main" onClick={onClose}>{common.close}</Button>}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows scroll it in a low window */}
      <div className="shortcuts" role="region" aria-label={menu.shortcuts} tabIndex={0}>
        <dl className="shortcuts-list">
          {register.shortcuts.map(({ keys, act }) => (
            <div key={keys} className="shortcuts-pair">
              <dt>{keys}</dt>
              <dd>{act}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}

export function AboutDialog({ onClose }: HelpDialogProps): ReactNode {
  const { menu, common } = useTexts();
  return (
    <Dialog open title={menu.about} onClose={onClose} width={460}
      footer={<Button kind="main" onClick={onClose}>{common.close}</Button>}>
      <div className="about">
        <p className="about-name"><Icon name="mark" size={24} /> Tandem</p>
        {menu.aboutSentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
    </Dialog>
  );
}
