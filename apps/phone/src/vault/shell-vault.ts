/**
 * The vault of the app: files of the Android shell, which the Worker reaches by way of its page.
 *
 *   Worker ── { id, method: 'vaultAppend', name, base64 } ──> page ──> shell
 *          <── { id, ok: true, base64? } or { id, ok: false, error } ──
 */
import type { VaultFiles, VaultResult } from '@tandem/engine';

/** A page that is frozen does not answer: the vault has failed then, and is tried again. */
const answerMsMax = 10_000;

/** From `apps/phone/page/shell/vault-door.ts`. */
type DoorAnswer =
  | { readonly id: number; readonly ok: true; readonly base64: string | null }
  | { readonly id: number; readonly ok: false; readonly error: 'full' | 'failed' };

type Method = 'vaultRead' | 'vaultWrite' | 'vaultAppend' | 'vaultRemove';

export function openShellVault(port: MessagePort): VaultFiles {
  const waiting = new Map<number, (answer: DoorAnswer) => void>();
  let lastId = 0;
  port.addEventListener('message', ({ data }: MessageEvent<DoorAnswer>) => {
    waiting.get(data.id)?.(data);
  });
  port.start();

  async function ask(method: Method, name: string, bytes?: Uint8Array): Promise<VaultResult<string | null>> {
    lastId += 1;
    const id = lastId;
    const answer = await new Promise<DoorAnswer>((resolve) => {
      const timer = setTimeout(() => resolve({ id, ok: false, error: 'failed' }), answerMsMax);
      waiting.set(id, (given) => {
        clearTimeout(timer);
        resolve(given);
      });
      port.postMessage({ id, method, name, ...(bytes !== undefined && { base64: bytesToBase64(bytes) }) });
    });
    waiting.delete(id);
    return answer.ok ? { ok: true, value: answer.base64 } : answer;
  }

  async function change(method: Method, name: string, bytes?: Uint8Array): Promise<VaultResult<undefined>> {
    const answer = await ask(method, name, bytes);
    return answer.ok ? { ok: true, value: undefined } : answer;
  }

  return {
    async read(name) {
      const answer = await ask('vaultRead', name);
      if (!answer.ok) return answer;
      return { ok: true, value: answer.value === null ? undefined : base64ToBytes(answer.value) };
    },
    write: (name, bytes) => change('vaultWrite', name, bytes),
    append: (name, bytes) => change('vaultAppend', name, bytes),
    remove: (name) => change('vaultRemove', name),
  };
}

/** Of a text in one go as many as a call takes arguments. */
const chunkBytes = 8192;

function bytesToBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    text += String.fromCharCode(...bytes.subarray(from, from + chunkBytes));
  }
  return btoa(text);
}

function base64ToBytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}
