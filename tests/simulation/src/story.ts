/** A run told for a person: one line an operation, a column a device. */
import type { BookContents } from './book-contents.ts';
import type { Mishap } from './faulty-database.ts';
import { groupPlaces, kindOfName } from './invented-kinds.ts';
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

  tellTyped(atMs: number, operation: UserOperation, result: 'done' | 'full' | 'dead' | 'dead but written'): void {
    this.tell(atMs, operation.device, `${describeTyped(operation)}${ends[result]}`);
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

const ends = {
  done: '', full: ' (the disk is full)', dead: ' (and dies before it is written)',
  'dead but written': ' (and dies when it is written)',
};

function describeTyped(operation: UserOperation): string {
  switch (operation.kind) {
    case 'create': return `CREATES ${operation.record}: ${describeValues(operation.value)}`;
    case 'import': return `IMPORTS ${operation.lines.map(({ record, value }) =>
      `${record}: ${describeValues(value)}`).join('; ')}`;
    case 'edit':
    case 'repeat': {
      const { record, group, value } = operation;
      return `EDITS ${record}: ${groupName(record, group)} := ${value}`;
    }
    case 'rule': return `RULES ${operation.records.map((record, place) =>
      `${record}: ${groupName(record, operation.group)} := ${operation.value + place}`).join('; ')}`;
    case 'delete': return `DELETES ${operation.record}`;
    case 'undelete': return `BRINGS BACK ${operation.record}`;
    case 'settle': return `SETTLES a conflict of ${operation.record} with ${operation.value}`;
    case 'answer': return `ANSWERS conflict ${operation.place} of the list: ${operation.answer}`;
    case 'reopen': return `REOPENS conflict ${operation.place} of the list`;
    case 'undo': return `UNDOES a sync${operation.back === 0 ? '' : `, ${operation.back} before the latest`}`;
  }
}

function describeValues(value: number): string {
  return `${value}, ${value + 1}, ${value + 2}`;
}

function describeFate(fate: Fate): string {
  switch (fate.kind) {
    case 'none': return '';
    case 'half-open': return `; before message ${fate.at} only the ${fate.believer} goes on believing`;
    case 'cancel': return `; before message ${fate.at} the ${fate.by} cancels`;
    case 'mishap': return `; ${describeMishap(fate.mishap)} of the ${fate.whose}`;
    default: return `; ${fate.kind} at message ${fate.at}`;
  }
}

function describeMishap({ kind, at }: Mishap): string {
  return `${kind === 'kill' ? 'death' : 'full disk'} at statement ${at}`;
}

function groupName(record: string, group: number): string {
  return groupPlaces[kindOfName(record)][group]?.name ?? `group ${group}`;
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
