/** Where the acts of a sync screen stand: a dialog's last line on the PC, the bottom of the screen on the phone. */
import type { ReactNode } from 'react';
import type { ScreenSize } from './screen-size.ts';

export interface SyncFooterProps {
  readonly size: ScreenSize;
  /** What is said or offered on the other side of the line. */
  readonly note?: ReactNode;
  readonly other?: ReactNode;
  readonly main: ReactNode;
}

/** The phone has its main act first, under the thumb; the PC has it last. */
export function SyncFooter({ size, note = null, other = null, main }: SyncFooterProps): ReactNode {
  return (
    <div className="sync-footer">
      <div className="sync-footer__note">{note}</div>
      <div className="sync-footer__acts">
        {size === 'pc' ? <>{other}{main}</> : <>{main}{other}</>}
      </div>
    </div>
  );
}
