/** A file of the user's as the engine takes it: its bytes in base64. */

/** Of a bank's file; the engine has the same limit. */
export const fileBytesMax = 64 * 1024 * 1024;

/** Rejects where the file cannot be read. */
export function fileToBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}
