/** The code that the phone's camera reads: black on white in both themes, six pixels a module. */
import { useTexts } from '@tandem/ui';
import { useMemo, type ReactNode } from 'react';
import { drawQr, type QrEncoding } from './qr-shape.ts';

const pixelsPerModule = 6;

export interface QrCodeProps {
  readonly text: string;
  /** What is to be scanned; the pairing code unless said. */
  readonly label?: string;
  /** `alphanumeric`, the smaller one, has no lower case. */
  readonly encoding?: QrEncoding;
}

export function QrCode({ text, label, encoding = 'alphanumeric' }: QrCodeProps): ReactNode {
  const { code } = useTexts().sync;
  const { modules, path } = useMemo(() => drawQr(text, encoding), [text, encoding]);
  const side = modules * pixelsPerModule;
  return (
    <svg
      className="qr-code" role="img" aria-label={label ?? code.qr} width={side} height={side}
      viewBox={`0 0 ${modules} ${modules}`} shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
