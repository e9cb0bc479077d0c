/** Which browser of this computer can show a window of its own, and how each is called. */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@tandem/host';

export type Browser =
  /** Chromium and its kin: `--app` gives a window without tabs, whose process ends with it. */
  | { readonly kind: 'app'; readonly executable: string; readonly isSnap: boolean }
  /** The user's own browser: a tab of it. */
  | { readonly kind: 'tab'; readonly executable: string; readonly args: readonly string[] };

/** Best first. None where no screen is seen. `TANDEM_BROWSER` names the only one to use. */
export function findBrowsers(environment: Environment): readonly Browser[] {
  const named = environment.variables['TANDEM_BROWSER'];
  if (named !== undefined && named !== '') return [toApp(named)];
  const apps = appPaths(environment).filter((path) => existsSync(path)).map(toApp);
  switch (environment.platform) {
    case 'win32':
      return [...apps, { kind: 'tab', executable: 'rundll32', args: ['url.dll,FileProtocolHandler'] }];
    case 'darwin':
      return [...apps, { kind: 'tab', executable: 'open', args: [] }];
    default:
      return hasScreen(environment) ? [...apps, { kind: 'tab', executable: 'xdg-open', args: [] }] : [];
  }
}

function toApp(executable: string): Browser {
  return { kind: 'app', executable, isSnap: isSnap(executable) };
}

export function appPaths({ home, platform, variables }: Environment): readonly string[] {
  switch (platform) {
    case 'win32': {
      const homes = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => variables[name] ?? []);
      const programs = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
      return programs.flatMap((program) => homes.map((folder) => `${folder}\\${program}`));
    }
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
        ['/Applications', join(home, 'Applications')].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
    default: {
      const folders = (variables['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
      const names = [
        'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge',
        'microsoft-edge-stable',
      ];
      return names.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
}

function hasScreen({ variables }: Environment): boolean {
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (variables[name] ?? '') !== '');
}

/** A snap may not write into hidden folders of the user, where the profile of the window would be. */
function isSnap(executable: string): boolean {
  try {
    return /^\/snap\/|\/snap$/.test(realpathSync(executable)) || executable.startsWith('/snap/');
  } catch {
    return false;
  }
}
