/** The frame of a screen: bar, body, what was just done, and the main act at the bottom. */
import { Icon, useTexts, type IconName } from '@tandem/ui/first-load';
import { useContext, type ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { NoticeStrip } from './notice-strip.tsx';
import { PaneContext } from './panes.tsx';
import './screen.css';

export interface ScreenProps {
  readonly title: string;
  readonly leading: 'menu' | 'back' | 'close';
  /** What `leading` does besides going back. */
  readonly onLeading?: () => void;
  /** Buttons at the right end of the bar. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  /** `plain`: the body has no margin and scrolls by itself. */
  readonly body?: 'padded' | 'plain';
  readonly hasNotice?: boolean;
}

export function Screen({
  title, leading, onLeading, actions, footer, children, body = 'padded', hasNotice = true,
}: ScreenProps): ReactNode {
  const { phone } = useTexts();
  const { back, go } = useNavigation();
  const isSide = useContext(PaneContext) === 'side';
  const [Bar, Title, Body] = isSide ? ['div', 'h2', 'div'] as const : ['header', 'h1', 'main'] as const;
  const isMenu = leading === 'menu';
  const label = isMenu ? phone.menu.open : leading === 'back' ? phone.back : phone.close;
  const icon = isMenu ? 'menu' : leading === 'back' ? 'chevron-left' : 'close';
  return (
    <div className="screen">
      <Bar className="screen__bar">
        <BarButton icon={icon} label={label} onPress={onLeading ?? (isMenu ? () => go({ kind: 'menu' }) : back)} />
        <Title className="screen__title" title={title}>{title}</Title>
        {actions}
      </Bar>
      <div className="screen__middle">
        <Body
          className={`screen__body screen__body--${body}`}
          // Where there are only words, the keyboard scrolls them from here.
          {...(body === 'padded' && { tabIndex: 0 })}
        >
          {children}
        </Body>
        {hasNotice && !isSide && <NoticeStrip />}
      </div>
      {footer !== undefined && <footer className="screen__footer">{footer}</footer>}
    </div>
  );
}

export interface BarButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly badge?: string;
}

export function BarButton({ icon, label, onPress, badge }: BarButtonProps): ReactNode {
  return (
    <button type="button" className="screen__bar-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} size={24} />
      {badge !== undefined && <span className="screen__badge" aria-hidden="true">{badge}</span>}
    </button>
  );
}
