/** The devices that sync with this one without a new code; any of them can be forgotten, after a question. */
import type { DeviceView } from '@tandem/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useCommand } from '../command-state.ts';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { useQuery } from '../engine.tsx';
import { formatMoment } from '../formatting/format-day.ts';
import { formatAge } from '../formatting/format-duration.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { describeFailure } from '../messages/failure-messages.ts';
import { FocusedButton } from '../sync/focused-button.tsx';
import type { ScreenSize } from '../sync/screen-size.ts';
import './devices.css';

export interface DeviceListProps {
  readonly size: ScreenSize;
  /** As `lastSyncMs` is told. */
  readonly nowMs: number;
}

export function DeviceList({ size, nowMs }: DeviceListProps): ReactNode {
  const texts = useTexts();
  const { device: words } = texts;
  const devices = useQuery('devices', {});
  const forget = useCommand('forget-device');
  const [asked, setAsked] = useState<DeviceView>();
  const [forgotten, setForgotten] = useState<string>();
  const listRef = useRef<HTMLDivElement>(null);
  const askedId = useRef<string>(undefined);
  // After the question: back on its button, or on the list where the device is gone.
  useEffect(() => {
    if (asked !== undefined || askedId.current === undefined) return;
    const buttons = [...listRef.current?.querySelectorAll<HTMLElement>('[data-device]') ?? []];
    (buttons.find(({ dataset }) => dataset['device'] === askedId.current) ?? listRef.current)?.focus();
    askedId.current = undefined;
  }, [asked]);
  const nameOf = ({ name }: DeviceView): string => (name === '' ? words.unnamed : name);
  if (devices === undefined) return null;

  async function carryOut(device: DeviceView): Promise<void> {
    await forget.run({ deviceId: device.id });
    setForgotten(nameOf(device));
    setAsked(undefined);
  }
  if (asked !== undefined) {
    return (
      <ForgetQuestion size={size} name={nameOf(asked)} isWorking={forget.state.kind === 'working'}
        onNo={() => setAsked(undefined)} onYes={() => void carryOut(asked)} />
    );
  }
  return (
    <div ref={listRef} className={`devices devices--${size}`} tabIndex={-1}>
      <p className="devices__intro">{devices.length === 0 ? words.none : words.intro}</p>
      {forget.state.kind === 'failed' && (
        <AlertStrip kind="bad">{describeFailure(texts, forget.state.failure)}</AlertStrip>
      )}
      {forget.state.kind === 'done' && forgotten !== undefined && (
        <AlertStrip kind="ok">{words.forgotten(forgotten)}</AlertStrip>
      )}
      <ul>
        {devices.map((device) => (
          <li key={device.id} className="devices__device">
            <Icon name={size === 'pc' ? 'phone' : 'pc'} size={24} />
            <div className="devices__words">
              <p className="devices__name">{nameOf(device)}</p>
              <Dates device={device} nowMs={nowMs} />
            </div>
            <Button kind="plain" data-device={device.id} aria-label={words.forgetName(nameOf(device))}
              onClick={() => {
                askedId.current = device.id;
                setAsked(device);
              }}>
              {words.forget}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Dates({ device, nowMs }: { readonly device: DeviceView; readonly nowMs: number }): ReactNode {
  const language = useLanguage();
  const { device: words } = useTexts();
  const { pairedMs, lastSyncMs } = device;
  const said = [
    ...(pairedMs === null ? [] : [words.paired(formatMoment(pairedMs, language))]),
    lastSyncMs === null ? words.neverSynced : words.lastSync(formatAge(Math.max(nowMs - lastSyncMs, 0), language)),
  ];
  return <p className="devices__dates">{said.join(' · ')}</p>;
}

interface ForgetQuestionProps {
  readonly size: ScreenSize;
  readonly name: string;
  readonly isWorking: boolean;
  readonly onNo: () => void;
  readonly onYes: () => void;
}

function ForgetQuestion({ size, name, isWorking, onNo, onYes }: ForgetQuestionProps): ReactNode {
  const { device: words } = useTexts();
  return (
    <div className={`devices devices--${size}`}>
      <p className="devices__question">{words.forgetTitle(name)}</p>
      <p>{words.forgetQuestion}</p>
      <p className="devices__intro">{words.forgetNote}</p>
      <div className="devices__acts">
        <FocusedButton kind="plain" isDisabled={isWorking} onClick={onNo}>{words.forgetNo}</FocusedButton>
        <Button kind="danger" isDisabled={isWorking} onClick={onYes}>{words.forgetYes}</Button>
      </div>
    </div>
  );
}
