/** Said before anybody looks for a code: that this browser asks first, or that no code will help in it. */
import { AlertStrip, useTexts } from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { shell } from '../shell/shell.ts';
import { judgePcReach, readChromiumVersion, type PcReach } from './pc-reach.ts';

export function PcReachStrip(): ReactNode {
  const { phoneProgram: { reach: words } } = useTexts();
  const [reach, setReach] = useState<PcReach>('free');
  useEffect(() => {
    void readPcReach().then(setReach);
  }, []);
  if (reach === 'free') return null;
  return <AlertStrip kind={reach === 'asks' ? 'info' : 'warn'}>{words[reach]}</AlertStrip>;
}

async function readPcReach(): Promise<PcReach> {
  return judgePcReach({
    isShell: shell !== undefined, protocol: location.protocol,
    chromiumVersion: readChromiumVersion(navigator.userAgent), permission: await readPermission(),
  });
}

/** https://wicg.github.io/local-network-access/#permissions, not in the DOM's types. */
async function readPermission(): Promise<PermissionState | null> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name that other browsers refuse by throwing
    return (await navigator.permissions.query({ name: 'local-network' as PermissionName })).state;
  } catch {
    return null;
  }
}
