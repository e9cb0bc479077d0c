/** Light and nearness, below the picture. */
import { useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import type { Lens } from './lens.ts';
import { ScanAct } from './scan-act.tsx';

interface LensProps {
  readonly lens: Lens;
}

export function TorchButton({ lens }: LensProps): ReactNode {
  const { phoneSync } = useTexts();
  const [isOn, setIsOn] = useState(false);
  if (!lens.hasTorch) return null;
  return (
    <ScanAct
      icon="torch" text={isOn ? phoneSync.torchOff : phoneSync.torchOn}
      onPress={() => void lens.setTorch(!isOn).then(setIsOn)}
    />
  );
}

interface ZoomSliderProps extends LensProps {
  /** The picture is to be shown enlarged so many times; 1 where the camera does it by itself. */
  readonly onEnlarged: (times: number) => void;
}

export function ZoomSlider({ lens, onEnlarged }: ZoomSliderProps): ReactNode {
  const { phoneSync } = useTexts();
  const { max, min, step } = lens.zoomRange;
  const [zoom, showZoom] = useState(min);
  return (
    <label className="scan__zoom">
      <span>{phoneSync.zoom}</span>
      <input
        type="range" min={min} max={max} step={step || 'any'} value={zoom}
        onChange={({ target: { valueAsNumber } }) => {
          showZoom(valueAsNumber);
          void lens.setZoom(valueAsNumber).then(() => onEnlarged(1 / lens.shownShare));
        }}
      />
    </label>
  );
}
