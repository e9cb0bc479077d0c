/** What the phone shows at each step, as a small drawing of its screen: strokes, and the accent where it is touched. */
import type { Texts } from '@tandem/ui';
import type { ReactNode } from 'react';

type InstallStep = keyof Texts['install']['steps'];

export function StepPicture({ step }: { readonly step: InstallStep }): ReactNode {
  const { lines, touched } = pictures[step];
  return (
    <svg className="step-picture" viewBox="0 0 36 56" aria-hidden="true">
      <rect className="step-picture__phone" x="1" y="1" width="34" height="54" rx="4" />
      <path className="step-picture__lines" d={lines} />
      <path className="step-picture__touched" d={touched} />
    </svg>
  );
}

interface Picture {
  readonly lines: string;
  /** Drawn in the accent. */
  readonly touched: string;
}

const pictures: Readonly<Record<InstallStep, Picture>> = {
  // A code in the frame of the camera, the address under it.
  scan: {
    lines: 'M8 15v-5h5M23 10h5v5M28 27v5h-5M13 32H8v-5M12 14h4v4h-4zM20 14h4v4h-4zM12 24h4v4h-4zM20 24h1.5v1.5'
      + 'M24 24v4h-2',
    touched: 'M7 41h22M7 45h14',
  },
  // The browser's question, an arrow into a tray.
  download: { lines: 'M6 8h24M6 12h16M11 32v3h14v-3', touched: 'M18 18v13M12.5 26l5.5 5.5 5.5-5.5M9 46h18' },
  // The list of a setting, its switch turned on.
  allow: {
    lines: 'M6 9h14M6 16h18M6 20h12',
    touched: 'M14 30h9a5 5 0 0 1 0 10h-9a5 5 0 0 1 0-10zM23 32.8a2.2 2.2 0 1 0 .01 0z',
  },
  // A shield over the two buttons of a question.
  install: {
    lines: 'M18 9l7 2.6v5.2c0 4.2-2.8 7.2-7 8.8-4.2-1.6-7-4.6-7-8.8v-5.2L18 9zM14.5 17.2l2.6 2.6 4.6-4.8'
      + 'M6 33h24M6 37h16M7 46.5h6',
    touched: 'M18 43h11v7H18z',
  },
  // Six digits, and the two answers under them.
  open: {
    lines: 'M6 9h16M6 13h22M8 42h20v6H8z',
    touched: 'M6.5 22v8M11 22v8M15.5 22v8M20.5 22v8M25 22v8M29.5 22v8',
  },
};
