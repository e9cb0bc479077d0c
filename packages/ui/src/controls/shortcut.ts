/** `Ctrl+Maj+F` as the platform's accessibility has it: `Control+Shift+F`. */
export function shortcutToAria(shortcut: string): string {
  return shortcut.split('+').map((key) => ariaByKey.get(key) ?? key).join('+');
}

const ariaByKey: ReadonlyMap<string, string> = new Map([
  ['Ctrl', 'Control'], ['Maj', 'Shift'], ['Suppr', 'Delete'], ['Inser', 'Insert'], ['Espace', 'Space'],
  ['Entrée', 'Enter'], ['Échap', 'Escape'], ['Esc', 'Escape'],
]);
