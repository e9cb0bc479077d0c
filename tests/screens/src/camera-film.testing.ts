/** What the phone's camera sees: a film of the PC's screen, and the browser's flags that put it before the camera. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const widthPx = 640;
const heightPx = 480;

/**
 * Films the page around its QR code into a file (`.mjpeg`: pictures one after the other; the browser begins again after
 * the last). What the code becomes later is not in it.
 */
export async function filmScreen(page: Page, path: string): Promise<void> {
  const box = await page.locator('svg.qr-code').boundingBox();
  const screen = page.viewportSize();
  assert(box !== null && screen !== null, 'no code is on the screen');
  const clip = {
    x: within(box.x + box.width / 2 - widthPx / 2, screen.width - widthPx),
    y: within(box.y + box.height / 2 - heightPx / 2, screen.height - heightPx),
    width: widthPx, height: heightPx,
  };
  filmPicture(await page.screenshot({ type: 'jpeg', quality: 95, clip, scale: 'css' }), path);
}

/** A JPEG with even sides. */
export function filmPicture(jpeg: Uint8Array, path: string): void {
  writeFileSync(path, Buffer.concat([jpeg, jpeg, jpeg, jpeg]));
}

function within(position: number, max: number): number {
  return Math.round(Math.min(Math.max(0, position), max));
}

/** The camera is there and allowed, and shows the film; without one, the browser's own test picture. */
export function cameraOfFilm(filmPath?: string): readonly string[] {
  return [
    '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
    ...(filmPath === undefined ? [] : [`--use-file-for-fake-video-capture=${filmPath}`]),
  ];
}

/** As on a computer without one, whatever this machine has. */
export const noCamera: readonly string[] = ['--use-fake-device-for-media-stream=device-count=0'];

/** It is there, and the user has put the question away. */
export const refusedCamera: readonly string[] = [
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny',
];
