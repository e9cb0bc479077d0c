/** Hands what the Worker asks of the vault to the shell: a Worker has no way of its own to it. */
import type { ShellClient } from './shell-client.ts';

/** From `apps/phone/src/vault/shell-vault.ts`. */
type DoorQuestion =
  | { readonly id: number; readonly method: 'vaultRead' | 'vaultRemove'; readonly name: string }
  | {
    readonly id: number; readonly method: 'vaultWrite' | 'vaultAppend'; readonly name: string; readonly base64: string;
  };

/** The Worker's end of the door. */
export function openVaultDoor(shell: ShellClient): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }: MessageEvent<DoorQuestion>) => {
    void answer(shell, data).then((given) => port1.postMessage({ id: data.id, ...given }));
  });
  port1.start();
  return port2;
}

type Given =
  | { readonly ok: true; readonly base64: string | null }
  | { readonly ok: false; readonly error: 'full' | 'failed' };

async function answer(shell: ShellClient, question: DoorQuestion): Promise<Given> {
  const { name } = question;
  switch (question.method) {
    case 'vaultRead': {
      const read = await shell.call('vaultRead', { name });
      return read.ok ? { ok: true, base64: read.value.base64 } : { ok: false, error: 'failed' };
    }
    case 'vaultRemove': {
      const removed = await shell.call('vaultRemove', { name });
      return removed.ok ? { ok: true, base64: null } : { ok: false, error: 'failed' };
    }
    case 'vaultWrite': case 'vaultAppend': {
      const written = await shell.call(question.method, { name, base64: question.base64 });
      if (written.ok) return { ok: true, base64: null };
      return { ok: false, error: written.error === 'full' ? 'full' : 'failed' };
    }
  }
}
