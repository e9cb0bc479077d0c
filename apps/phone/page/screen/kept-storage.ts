/** What the page remembers between two starts. Where the browser refuses its storage, it remembers until it closes. */
import type { KeptStorage } from '../entry/kept-form.ts';

const remembered = new Map<string, string | null>();

export const keptStorage: KeptStorage = {
  getItem: (key) => remembered.get(key) ?? (remembered.has(key) ? null : localStorage.getItem(key)),
  setItem: (key, text) => {
    remembered.set(key, text);
    localStorage.setItem(key, text);
  },
  removeItem: (key) => {
    remembered.set(key, null);
    localStorage.removeItem(key);
  },
};
