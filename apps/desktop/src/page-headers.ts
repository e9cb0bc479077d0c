/** What the browser is told that a page may do: its own files, and the connections that it needs. */
import type { ServerResponse } from 'node:http';

/** Directives of a Content-Security-Policy beside those of every page. */
export type PagePolicy = Readonly<Record<string, string>>;

const policyOfEveryPage: PagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
};

/** No hardware of this computer is a page's, but what `allowed` says. */
const hardware = [
  'accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi',
  'payment', 'serial', 'usb',
];

export function setPageHeaders(
  response: ServerResponse, policy: PagePolicy, allowed: readonly string[] = [],
): void {
  const directives = Object.entries({ ...policyOfEveryPage, ...policy }).map(([name, value]) => `${name} ${value}`);
  const permissions = hardware.map((name) => `${name}=(${allowed.includes(name) ? 'self' : ''})`);
  response.setHeader('content-security-policy', directives.join('; '));
  response.setHeader('permissions-policy', permissions.join(', '));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}
