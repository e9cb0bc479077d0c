/** The code that the phone's camera reads: black on white in both themes, six pixels a module. */
import { useTexts } from '@tandem/ui';
import { useMemo, type ReactNode } from 'react';
import { drawQr } from './qr-shape.ts';

const pixelsPerModule = 6;

export function QrCode({ text }: { readonly text: string }): ReactNode {
  const { code } = useTexts().sync;
  const { modules, path } = useMemo(() => drawQr(text), [text]);
  const side = modules * pixelsPerModule;
  return (
    <svg
      className="qr-code" role="img" aria-label={code.qr} width={side} height={side}
      viewBox={`0 0 ${modules} ${modules}`} shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
