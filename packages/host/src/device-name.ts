/** The name under which this computer shows itself on the other screen. */
import { hostname } from 'node:os';
import { fitDeviceName } from '@tandem/link';
import type { Environment } from './data-folder.ts';

/** `TANDEM_DEVICE` where it is set; else the computer's name, without the domain that some systems put behind it. */
export function deviceName({ variables }: Environment, systemName = hostname()): string {
  const own = variables['TANDEM_DEVICE'];
  if (own !== undefined && own.trim() !== '') return fitDeviceName(own);
  return fitDeviceName(systemName.split('.')[0] ?? systemName);
}
