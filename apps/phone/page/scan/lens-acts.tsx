/** What the camera itself can do to see the code: light, nearness, and the other camera. */
import { useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { hasTorch, setTorch, setZoom, zoomRange } from './camera.ts';
import { ScanAct } from './scan-act.tsx';

interface LensProps {
  readonly stream: MediaStream;
}

export function TorchButton({ stream }: LensProps): ReactNode {
  const { phoneSync } = useTexts();
  const [isOn, setIsOn] = useState(false);
  if (!hasTorch(stream)) return null;
  return (
    <ScanAct
      icon="torch" text={isOn ? phoneSync.torchOff : phoneSync.torchOn}
      onPress={() => void setTorch(stream, !isOn).then(setIsOn)}
    />
  );
}

export function ZoomSlider({ stream }: LensProps): ReactNode {
  const { phoneSync } = useTexts();
  const range = zoomRange(stream);
  const [zoom, showZoom] = useState(range?.min ?? 1);
  if (range === undefined) return null;
  return (
    <label className="scan__zoom">
      <span>{phoneSync.zoom}</span>
      <input
        type="range" min={range.min} max={range.max} step={range.step || 'any'} value={zoom}
        onChange={({ target }) => {
          showZoom(target.valueAsNumber);
          void setZoom(stream, target.valueAsNumber);
        }}
      />
    </label>
  );
}
