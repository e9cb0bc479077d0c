/** What the file system refuses, as a failure; anything else is a defect and goes on up. */
import { taskFailed, type Failed, type FileAct } from './failure.ts';

export function fileFailed(act: FileAct, path: string, error: unknown): Failed {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
    return taskFailed({ kind: 'file', act, path, code: error.code });
  }
  throw error;
}
