/**
 * A share of one processor for some processes and all that they start, by a control group of Linux: the browser's own
 * throttling slows its pages and leaves out their Workers.
 */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Short, so that the work is slow and not in jerks. */
const periodUs = 10_000;

export class CpuQuota {
  readonly #folder: string;
  readonly #isUnified: boolean;

  private constructor(folder: string, isUnified: boolean) {
    this.#folder = folder;
    this.#isUnified = isUnified;
  }

  /** Undefined where this machine or user may not. */
  static tryMake(name: string): CpuQuota | undefined {
    const root = '/sys/fs/cgroup';
    const isUnified = existsSync(join(root, 'cgroup.controllers'));
    const parent = isUnified ? root : join(root, 'cpu');
    const folder = join(parent, name);
    try {
      mkdirSync(folder);
    } catch {
      return undefined;
    }
    const quota = new CpuQuota(folder, isUnified);
    try {
      quota.set(1);
      return quota;
    } catch {
      quota.remove();
      return undefined;
    }
  }

  /** `share`: of one processor for all of them together; undefined for no limit. */
  set(share: number | undefined): void {
    const quotaUs = share === undefined ? undefined : Math.round(share * periodUs);
    if (this.#isUnified) {
      this.#write('cpu.max', `${quotaUs ?? 'max'} ${periodUs}`);
      return;
    }
    this.#write('cpu.cfs_period_us', String(periodUs));
    this.#write('cpu.cfs_quota_us', String(quotaUs ?? -1));
  }

  /** What they start from now on belongs to it too. */
  take(processes: readonly number[]): void {
    for (const id of processes) {
      try {
        this.#write('cgroup.procs', String(id));
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  /** Once all of its processes have ended; a group that is still in use stays, without a limit. */
  remove(): void {
    try {
      this.set(undefined);
      rmdirSync(this.#folder);
    } catch {
      // The machine keeps it: it limits nothing.
    }
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.#folder, name), text);
  }
}
