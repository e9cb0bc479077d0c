/**
 * The triggers of one kind, in pure SQL: a write from anywhere (a screen, a rule, a migration, another tool) is
 * stamped and marked dirty. They read `sync_clock` and nothing else; the bulk paths set `applying` there and write the
 * same tracking themselves (`tracking.test.ts` proves that both write the same).
 *
 * What must hold
 * 1. An insert gives the record one stamp: the clock's, or the origin stamp while the program is generating.
 * 2. An update stamps each group of which a column changed, and adds what it replaced to that group's ancestors.
 * 3. `deleted` going to 1 writes life and, for each group, one of a later version too, the newest stamp that the
 *    delete knew, and closes the open conflicts of the record, which it knew too. Going to 0, it writes life and stamps
 *    the first group, so that a delete made elsewhere in ignorance of it does not win.
 * 4. An edit of a deleted record brings it back.
 * 5. Whatever changes marks the row dirty and takes its cached hash out of its bucket's sum, once.
 * 6. Rows are never physically deleted and ids never change.
 */
import type { Group, RecordKind } from './kind.ts';
import { ancestorsMax } from './stamp.ts';

const clock = (column: string): string => `(SELECT ${column} FROM sync_clock)`;
const tracked = `${clock('applying')} = 0`;
const dirty = 'hash0 = NULL, hash1 = NULL, hash2 = NULL, hash3 = NULL';
const wall = `wall = (SELECT nullif(wall, h / 2048) FROM sync_clock)`;

/** Keeps the sums while rows become dirty; created once, beside `sync_record`. */
export const dirtyTrigger = `
CREATE TRIGGER sync_record_becomes_dirty AFTER UPDATE OF hash0 ON sync_record
WHEN OLD.hash0 IS NOT NULL AND NEW.hash0 IS NULL
BEGIN
  UPDATE sync_bucket SET count = count - 1, sum0 = sum0 - OLD.hash0, sum1 = sum1 - OLD.hash1,
    sum2 = sum2 - OLD.hash2, sum3 = sum3 - OLD.hash3 WHERE bucket = OLD.bucket;
END`;

export function trackingTriggers(kind: RecordKind): string[] {
  const { table } = kind;
  return [
    `DROP TRIGGER IF EXISTS ${table}_tracks_insert`,
    `DROP TRIGGER IF EXISTS ${table}_tracks_update`,
    `DROP TRIGGER IF EXISTS ${table}_refuses_delete`,
    `DROP TRIGGER IF EXISTS ${table}_refuses_id`,
    `CREATE TRIGGER ${table}_tracks_insert AFTER INSERT ON ${table} WHEN ${tracked}
BEGIN
  INSERT INTO sync_record (id, kind, bucket, h, replica, wall)
  SELECT NEW.id, ${kind.tag}, ${bucketOf('NEW.id')}, iif(generating, 0, h), iif(generating, 0, replica),
    iif(generating, NULL, nullif(wall, h / 2048)) FROM sync_clock;
END`,
    `CREATE TRIGGER ${table}_tracks_update AFTER UPDATE ON ${table} WHEN ${tracked}
BEGIN
${kind.groups.map((group, index) => groupUpdate(index, changed(group))).join('\n')}
  UPDATE ${table} SET deleted = 0
    WHERE id = NEW.id AND deleted = 1 AND OLD.deleted = 1 AND (${kind.groups.map(changed).join(' OR ')});
${lifeUpdates(kind)}
END`,
    `CREATE TRIGGER ${table}_refuses_delete BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'a synced record is deleted by SET deleted = 1'); END`,
    `CREATE TRIGGER ${table}_refuses_id BEFORE UPDATE OF id ON ${table} WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'the id of a synced record never changes'); END`,
  ];
}

function changed(group: Group): string {
  return group.columns.map(({ name }) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ');
}

function groupUpdate(group: number, condition: string): string {
  return `  UPDATE sync_record SET ancestors = ${ancestorsAfter(group)},
    stamps = ${stampedNow(group)}, ${wall}, ${dirty}
    WHERE id = NEW.id AND (${condition});`;
}

function lifeUpdates(kind: RecordKind): string {
  const groups = kind.groups.map((_, index) => index);
  return `  UPDATE sync_record SET life = 0, life_h = ${clock('h')}, life_replica = ${clock('replica')},
    seen = json_patch(json_patch(coalesce(seen, '{}'), ${unknownStamps(groups.length)}),
      json_object(${groups.map((group) => `'${group}', ${seenAfter(group)}`).join(', ')})), ${wall}, ${dirty}
    WHERE id = NEW.id AND OLD.deleted = 0 AND NEW.deleted = 1;
  UPDATE sync_conflict SET resolution = 'deleted'
    WHERE record_id = NEW.id AND resolution IS NULL AND OLD.deleted = 0 AND NEW.deleted = 1;
  UPDATE sync_record SET life = 1, life_h = ${clock('h')}, life_replica = ${clock('replica')},
    ancestors = ${ancestorsAfter(0)}, stamps = ${stampedNow(0)}, ${wall}, ${dirty}
    WHERE id = NEW.id AND OLD.deleted = 1 AND (NEW.deleted = 0 OR ${kind.groups.map(changed).join(' OR ')});`;
}

const stampH = (group: number): string => `coalesce(json_extract(stamps, '$."${group}"[0]'), sync_record.h)`;
const stampReplica = (group: number): string =>
  `coalesce(json_extract(stamps, '$."${group}"[1]'), sync_record.replica)`;

function stampedNow(group: number): string {
  return `json_set(coalesce(stamps, '{}'), '$."${group}"', json_array(${clock('h')}, ${clock('replica')}))`;
}

/** The old ancestors and the stamp that is replaced, unless that is the origin's or the author's own. */
function ancestorsAfter(group: number): string {
  const replaced = `${stampH(group)} > 0 AND ${stampReplica(group)} <> ${clock('replica')}`;
  const joined = `(SELECT json_group_object(CAST(replica AS TEXT), h) FROM (
      SELECT replica, max(h) AS h FROM (
        SELECT CAST(key AS INTEGER) AS replica, value AS h FROM json_each(coalesce(ancestors, '{}'), '$."${group}"')
        UNION ALL SELECT ${stampReplica(group)}, ${stampH(group)})
      GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT ${ancestorsMax}))`;
  return `CASE WHEN ${replaced}
      THEN json_set(coalesce(ancestors, '{}'), '$."${group}"', json(${joined})) ELSE ancestors END`;
}

/** Stamps of groups that a later version wrote: a delete knows them too. None is older than what it knew before. */
function unknownStamps(groups: number): string {
  return `(SELECT json_group_object(key, json(value)) FROM json_each(coalesce(stamps, '{}'))
        WHERE CAST(key AS INTEGER) >= ${groups})`;
}

function seenAfter(group: number): string {
  const seenH = `json_extract(seen, '$."${group}"[0]')`;
  const seenReplica = `json_extract(seen, '$."${group}"[1]')`;
  return `CASE WHEN ${seenH} IS NULL OR (${stampH(group)}, ${stampReplica(group)}) > (${seenH}, ${seenReplica})
      THEN json_array(${stampH(group)}, ${stampReplica(group)})
      ELSE json_array(${seenH}, ${seenReplica}) END`;
}

/** The last 12 bits of an id: its bucket (SQLite has no function from bytes to a number). */
function bucketOf(id: string): string {
  const digit = (position: number): string => `(instr('0123456789ABCDEF', substr(hex(${id}), ${position}, 1)) - 1)`;
  return `${digit(30)} * 256 + ${digit(31)} * 16 + ${digit(32)}`;
}
