/** Files dropped on a page, as from the system's file window. */
import type { Page } from 'playwright-core';

export interface DroppedFile {
  readonly name: string;
  readonly bytes?: Uint8Array;
  /** Instead of `bytes`: so many zeros, made in the page. */
  readonly zeros?: number;
}

export async function dropFiles(page: Page, ...files: readonly DroppedFile[]): Promise<void> {
  const given = files.map(({ name, bytes = new Uint8Array(), zeros = 0 }) =>
    ({ name, base64: Buffer.from(bytes).toString('base64'), zeros }));
  await page.evaluate(`{
    const carried = new DataTransfer();
    for (const { name, base64, zeros } of ${JSON.stringify(given)}) {
      carried.items.add(new File([Uint8Array.fromBase64(base64), new Uint8Array(zeros)], name));
    }
    for (const kind of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }`);
}
