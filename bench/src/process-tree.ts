/** The processes of one browser, as Linux tells of them: which they are, and the memory that they really take. */
import { readdirSync, readFileSync } from 'node:fs';

/** Whether this machine tells at all. */
export const canReadProcesses = process.platform === 'linux';

/** The browser that has this profile, and all that it started; empty elsewhere than on Linux. */
export function browserProcesses(profileFolder: string): number[] {
  if (!canReadProcesses) return [];
  const parentById = new Map<number, number>();
  const family = new Set<number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const id = Number(name);
    const status = readProcess(id, 'stat');
    // The name stands in brackets, and may hold anything; the state and the parent follow it.
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    parentById.set(id, parent);
    if (readProcess(id, 'cmdline').includes(`--user-data-dir=${profileFolder}`)) family.add(id);
  }
  // Until nobody is added: a child may have a smaller number than its parent.
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const [id, parent] of parentById) if (family.has(parent)) family.add(id);
  }
  return [...family];
}

/** Those of them in which pages and their Workers run; one for each site. */
export function renderersOf(processes: readonly number[]): number[] {
  return processes.filter((id) => readProcess(id, 'cmdline').includes('--type=renderer'));
}

/** Resident bytes, each page shared among those that have it. */
export function residentBytes(processes: readonly number[]): number {
  return processes.reduce((sum, id) => {
    const kibibytes = Number(/^Pss:\s+(\d+) kB$/m.exec(readProcess(id, 'smaps_rollup'))?.[1] ?? 0);
    return sum + kibibytes * 1024;
  }, 0);
}

export interface MemoryWatch {
  /** Of all looks so far. */
  stop(): { readonly peakBytes: number; readonly firstBytes: number };
}

/** Looks at the browser's memory until it is stopped, or at that of some of its processes. */
export function watchMemory(
  profileFolder: string, choose: (processes: readonly number[]) => readonly number[] = (all) => all, everyMs = 200,
): MemoryWatch {
  const looks: number[] = [];
  const look = (): void => void looks.push(residentBytes(choose(browserProcesses(profileFolder))));
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      look();
      return { peakBytes: Math.max(...looks), firstBytes: looks[0] ?? 0 };
    },
  };
}

/** Empty where it has ended meanwhile. */
function readProcess(id: number, name: 'stat' | 'cmdline' | 'smaps_rollup'): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
