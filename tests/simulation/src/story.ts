/** A run told for a person: one line an operation, a column a device. */
import type { BookContents } from './book-contents.ts';
import { groupNames } from './invented-kinds.ts';
import type { DeviceName, Fate, SessionOperation, UserOperation } from './plan.ts';

export interface StoryLine {
  readonly atMs: number;
  /** Undefined for what concerns all. */
  readonly device: DeviceName | undefined;
  readonly text: string;
}

export class StoryTeller {
  readonly lines: StoryLine[] = [];

  tell(atMs: number, device: DeviceName | undefined, text: string): void {
    this.lines.push({ atMs, device, text });
  }

  /** Takes back what was told after so many lines: a pass in which nothing moved. */
  forgetSince(count: number): void {
    this.lines.length = count;
  }

  tellTyped(atMs: number, operation: UserOperation): void {
    this.tell(atMs, operation.device, describeTyped(operation));
  }

  tellSession(atMs: number, { caller, listener, fate }: SessionOperation): void {
    this.tell(atMs, undefined, `the ${caller} calls the ${listener}${describeFate(fate)}`);
  }

  /** What a batch changed on the screen. */
  tellChanges(atMs: number, device: DeviceName, before: BookContents, after: BookContents): void {
    for (const [record, { values, isHidden }] of after.records) {
      const old = before.records.get(record);
      const changes = values.flatMap((value, group) =>
        (old?.values[group] === value ? [] : [`${groupName(record, group)} ${old?.values[group] ?? ''}→${value}`]));
      if (isHidden !== (old?.isHidden ?? false)) changes.push(isHidden ? 'hidden' : 'shown again');
      if (changes.length > 0) this.tell(atMs, device, `sees ${record}: ${changes.join(', ')}`);
    }
    for (const [id, { record, group, value, isOpen }] of after.conflicts) {
      if (before.conflicts.get(id)?.isOpen === isOpen) continue;
      const state = isOpen ? 'open' : 'closed';
      this.tell(atMs, device, `sees conflict (${state}): ${record} ${groupName(record, group)} ${value}`);
    }
  }
}

function describeTyped(operation: UserOperation): string {
  const { record } = operation;
  switch (operation.kind) {
    case 'create': return `CREATES ${record}: ${operation.value}, ${operation.value + 1}, ${operation.value + 2}`;
    case 'edit':
    case 'repeat': return `EDITS ${record}: ${groupName(record, operation.group)} := ${operation.value}`;
    case 'delete': return `DELETES ${record}`;
    case 'undelete': return `BRINGS BACK ${record}`;
    case 'settle': return `SETTLES a conflict of ${record} with ${operation.value}`;
  }
}

function describeFate(fate: Fate): string {
  switch (fate.kind) {
    case 'none': return '';
    case 'half-open': return `; before message ${fate.at} only the ${fate.believer} goes on believing`;
    case 'cancel': return `; before message ${fate.at} the ${fate.by} cancels`;
    default: return `; ${fate.kind} at message ${fate.at}`;
  }
}

function groupName(record: string, group: number): string {
  return groupNames[record.startsWith('shelf') ? 'shelf' : 'parcel'][group] ?? `group ${group}`;
}

/** `t` in seconds after the first line. */
export function storyToText(lines: readonly StoryLine[], devices: readonly DeviceName[]): string {
  const startMs = lines[0]?.atMs ?? 0;
  const widths = devices.map((name) =>
    lines.reduce((width, { device, text }) => (device === name ? Math.max(width, text.length) : width), name.length));
  const row = (time: string, cells: readonly string[]): string =>
    `${time.padStart(10)}  ${cells.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join('  ')}`.trimEnd();
  const told = lines.map(({ atMs, device, text }) => {
    const time = ((atMs - startMs) / 1000).toFixed(3);
    if (device === undefined) return row(time, [`── ${text}`]);
    return row(time, devices.map((name) => (name === device ? text : '')));
  });
  return [row('t (s)', devices), ...told].join('\n');
}
