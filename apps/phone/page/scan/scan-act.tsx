import { Icon, type IconName } from '@tandem/ui';
import type { ReactNode } from 'react';

export interface ScanActProps {
  readonly icon: IconName;
  readonly text: string;
  readonly onPress: () => void;
}

/** A button below the picture. */
export function ScanAct({ icon, text, onPress }: ScanActProps): ReactNode {
  return (
    <button type="button" className="scan__act" onClick={onPress}>
      <Icon name={icon} size={16} />
      <span>{text}</span>
    </button>
  );
}
