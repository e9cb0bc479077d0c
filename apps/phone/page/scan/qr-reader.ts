/** Reads QR codes out of camera frames, in a Worker of its own that is loaded when the first one is wanted. */
import { builtFiles } from '../built-files.ts';

export interface QrReader {
  /**
   * The texts of all codes in the frame. One frame at a time: the caller waits, and what came meanwhile is old by then.
   * The frame is taken away from the caller. Rejects where the reader did not load.
   */
  readQr(frame: ImageBitmap): Promise<readonly string[]>;
  /** Ends the Worker. */
  close(): void;
}

interface ReadAnswer {
  readonly id: number;
  readonly texts?: readonly string[];
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (texts: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

export function openQrReader(): QrReader {
  const worker = new Worker(builtFiles.qrReader(), { type: 'module' });
  const waitingById = new Map<number, Waiting>();
  let lastId = 0;

  function rejectAll(error: Error): void {
    for (const { reject } of waitingById.values()) reject(error);
    waitingById.clear();
  }

  worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
    const waiting = waitingById.get(data.id);
    waitingById.delete(data.id);
    if (data.error === undefined) waiting?.resolve(data.texts ?? []);
    else waiting?.reject(new Error(data.error));
  });
  worker.addEventListener('error', (event) => rejectAll(new Error(event.message || 'the QR reader did not load')));

  return {
    readQr: (frame) => new Promise((resolve, reject) => {
      lastId += 1;
      waitingById.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, frame }, [frame]);
    }),
    close() {
      worker.terminate();
      rejectAll(new Error('the QR reader was closed'));
    },
  };
}
