/** What the page owes to the shell around it from its first moment: room for the system's bars, and its own colour. */
import { arrive } from '../share-in/arrival.ts';
import { shell } from './shell.ts';
import type { ShellEventValue } from './shell-methods.ts';

/** Before anything is drawn. Nothing in a browser. */
export async function startShell(): Promise<void> {
  if (shell === undefined) return;
  shell.on('insets', applyInsets);
  shell.on('open', ({ what }) => arrive(what));
  darkSystem.addEventListener('change', tellTheme);
  const answer = await shell.call('ready', {});
  if (answer.ok && answer.value.start !== 'open') arrive(answer.value.start);
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
