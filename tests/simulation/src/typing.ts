/** Tells the history what a user's operation meant, from what stood on the screen when it was typed. */
import type { BookContents, ConflictContents } from './book-contents.ts';
import type { History } from './history.ts';
import { groupsAtCreation, isShownBy } from './invented-kinds.ts';
import type { Violation } from './oracle.ts';
import type { UserOperation } from './plan.ts';

/** `before` is what the history saw last, `after` what the screen shows now. `session`: of the journal, for an undo. */
export function tellTyping(
  history: History, operation: UserOperation, after: BookContents, session: number | undefined,
): Violation[] {
  const { device } = operation;
  const before = history.bookOf(device);
  switch (operation.kind) {
    case 'create':
      history.create(device, operation.record, valuesAtCreation(operation.value));
      return [];
    case 'import':
      for (const { record, value } of operation.lines) {
        if (!before.records.has(record) && isShownBy(before.version, record, 0)) {
          history.create(device, record, valuesAtCreation(value));
        }
      }
      return [];
    case 'edit':
    case 'repeat':
      history.edit(device, operation.record, operation.group, operation.value);
      return [];
    case 'rule':
      operation.records.forEach((record, place) => {
        const isThere = before.records.get(record)?.isHidden === false;
        if (isThere && isShownBy(before.version, record, operation.group)) {
          history.edit(device, record, operation.group, operation.value + place);
        }
      });
      return [];
    case 'delete':
      history.remove(device, operation.record);
      return [];
    case 'undelete':
      history.revive(device, operation.record);
      return [];
    case 'settle':
      history.settle(device, operation.record, operation.value);
      return [];
    case 'answer': {
      const conflict = findOpen(before, operation.place);
      history.write(device, after, conflict === undefined ? [] : [conflict], true);
      return [];
    }
    case 'reopen':
      history.write(device, after, [], false);
      return [];
    case 'undo': {
      const violations = session === undefined ? [] : findUndoneSince(history, device, after, session);
      history.write(device, after, [], true);
      return violations;
    }
  }
}

function valuesAtCreation(value: number): number[] {
  return Array.from({ length: groupsAtCreation }, (_, group) => value + group);
}

/** As a person finds it in the list. */
function findOpen({ conflicts, version }: BookContents, place: number): ConflictContents | undefined {
  const open = [...conflicts].filter(([, { record, group, isOpen, isEqual }]) =>
    isOpen && !isEqual && isShownBy(version, record, group))
    .sort(([leftId, left], [rightId, right]) => left.group - right.group || (leftId < rightId ? -1 : 1));
  return open[place % open.length]?.[1];
}

function findUndoneSince(history: History, device: string, after: BookContents, session: number): Violation[] {
  return [...history.bookOf(device).records].flatMap(([record, { values }]) => values.flatMap((value, group) => {
    const isUndone = value !== 0 && after.records.get(record)?.values[group] !== value;
    return isUndone && history.cameAfter(device, session, record, group)
      ? [{ check: 'undone-since' as const, text: `on the ${device}: ${value} came to ${record} after the sync undone` }]
      : [];
  }));
}
