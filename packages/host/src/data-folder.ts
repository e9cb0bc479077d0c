/** Where Tandem keeps what belongs to this computer's user: the default book, keys, snapshots. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Environment {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function currentEnvironment(): Environment {
  return { platform: process.platform, variables: process.env, home: homedir() };
}

/** `TANDEM_DATA` where it is set; else the platform's own place for a program's data. */
export function dataFolder({ platform, variables, home }: Environment): string {
  const own = variables['TANDEM_DATA'];
  if (own !== undefined && own !== '') return own;
  switch (platform) {
    case 'win32': return join(variables['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Tandem');
    case 'darwin': return join(home, 'Library', 'Application Support', 'Tandem');
    default: {
      const base = variables['XDG_DATA_HOME'];
      // The specification ignores a relative path.
      return join(base?.startsWith('/') === true ? base : join(home, '.local', 'share'), 'tandem');
    }
  }
}

export function defaultBookPath(folder: string): string {
  return join(folder, 'book.tandem');
}
