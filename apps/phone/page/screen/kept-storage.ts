/** What the page remembers between two starts. What the browser refuses to keep is remembered until the page closes. */
import type { KeptStorage } from '../entry/kept-form.ts';

const refused = new Map<string, string>();

/** The browser's storage comes first: another tab may have written since. */
export const keptStorage: KeptStorage = {
  getItem: (key) => refused.get(key) ?? localStorage.getItem(key),
  setItem: (key, text) => {
    refused.set(key, text);
    localStorage.setItem(key, text);
    refused.delete(key);
  },
  removeItem: (key) => {
    refused.delete(key);
    localStorage.removeItem(key);
  },
};
