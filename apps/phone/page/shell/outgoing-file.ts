/** A file that leaves the program: into the browser's downloads, or through the shell where the person says. */
import { fileToBase64 } from '@tandem/ui';
import { shell } from './shell.ts';

export type FileOutcome =
  | 'given'
  /** Left without a choice. */
  | 'left'
  | 'full' | 'no-app' | 'io';

export async function saveFile(fileName: string, content: Blob): Promise<FileOutcome> {
  if (shell === undefined) {
    download(fileName, content);
    return 'given';
  }
  const answer = await shell.call('saveFile', await toOutgoing(fileName, content));
  if (!answer.ok) return answer.error;
  return answer.value.isSaved ? 'given' : 'left';
}

/** Where `canShareFiles`. */
export async function shareFile(fileName: string, content: Blob): Promise<FileOutcome> {
  const answer = await shell?.call('shareFile', await toOutgoing(fileName, content));
  return answer === undefined || answer.ok ? 'given' : answer.error;
}

/** Other apps are the shell's: a browser has its downloads. */
export const canShareFiles = shell !== undefined;

async function toOutgoing(fileName: string, content: Blob) {
  return { fileName, mimeType: content.type, base64: await fileToBase64(content) };
}

function download(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
