/** What the page owes to the shell around it from its first moment: room for the system's bars, and its own colour. */
import { shell } from './shell.ts';
import type { ShellEventValue, ShellValue } from './shell-methods.ts';

export type ShellStart = ShellValue<'ready'>;

/** Before anything is drawn. Undefined in a browser. */
export async function startShell(): Promise<ShellStart | undefined> {
  if (shell === undefined) return undefined;
  shell.on('insets', applyInsets);
  darkSystem.addEventListener('change', tellTheme);
  const answer = await shell.call('ready', {});
  return answer.ok ? answer.value : undefined;
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** So that the icons of the system's bars are seen on the page. */
export function tellTheme(): void {
  const { theme } = document.documentElement.dataset;
  void shell?.call('setTheme', { isDark: theme === undefined ? darkSystem.matches : theme === 'dark' });
}

function applyInsets({ keyboard, ...insets }: ShellEventValue<'insets'>): void {
  // The page ends above the keyboard, and no bar lies over its lower edge then.
  const shown = keyboard > 0 ? { ...insets, bottom: 0 } : insets;
  for (const [side, size] of Object.entries(shown)) {
    document.documentElement.style.setProperty(`--inset-${side}`, `${size}px`);
  }
}
