/** The Android shell around this page, where there is one. */
import { ShellClient, type ShellPort } from './shell-client.ts';

/** Undefined in a browser. */
export const shell: ShellClient | undefined = findShell();

function findShell(): ShellClient | undefined {
  if (!('tandemShell' in window)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a Java object: no schema can look into it
  const client = new ShellClient(window.tandemShell as ShellPort);
  Object.assign(window, { tandemShellTell: (text: string) => client.tell(text) });
  return client;
}
