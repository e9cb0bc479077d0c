/** What users type in a plan. */
import type { GroupNumber, RecordName } from './invented-kinds.ts';
import type { DeviceName, UserOperation } from './plan.ts';
import type { Random } from './random.ts';

/** Numbers of records that only books of their own begin with. */
const ownRecordsFrom = 500;

export class PlannedHands {
  readonly #random: Random;
  readonly #devices: readonly DeviceName[];
  readonly #hasVersions: boolean;
  readonly #records: RecordName[] = [];
  /** By some operation of the plan. */
  readonly #deleted: RecordName[] = [];
  /** Lines of files that may be imported again. */
  readonly #imported: { readonly record: RecordName; readonly value: number }[] = [];
  /** Values of the edits so far, by record and group. */
  readonly #typed = new Map<string, number>();
  #ownRecords = ownRecordsFrom;
  #value = 1;

  constructor(random: Random, devices: readonly DeviceName[], hasVersions: boolean) {
    this.#random = random;
    this.#devices = devices;
    this.#hasVersions = hasVersions;
  }

  create(device: DeviceName, record: RecordName): UserOperation {
    if (!this.#records.includes(record)) this.#records.push(record);
    return { kind: 'create', device, record, value: this.#nextValue(3) };
  }

  ownRecords(): readonly RecordName[] {
    this.#ownRecords += 3;
    return [`shelf-${this.#ownRecords}`, `parcel-${this.#ownRecords + 1}`, `parcel-${this.#ownRecords + 2}`];
  }

  operation(): UserOperation {
    const random = this.#random;
    const device = this.device();
    const dice = random.next();
    if (dice < 0.08) return this.create(device, this.#newRecord());
    if (dice < 0.12) return this.#import(device);
    if (dice < 0.14) return { kind: 'undo', device, back: random.pick([0, 0, 0, 1, 2]) };
    if (dice < 0.22) {
      const answer = random.pick<'kept' | 'taken' | 'both'>(['kept', 'taken', 'taken', 'both']);
      return { kind: 'answer', device, place: random.below(4), answer };
    }
    if (dice < 0.25) return { kind: 'reopen', device, place: random.below(4) };
    const record = this.#record();
    if (dice < 0.36) {
      this.#deleted.push(record);
      return { kind: 'delete', device, record };
    }
    if (dice < 0.44) {
      const deleted = this.#deleted[random.below(this.#deleted.length)];
      return { kind: 'undelete', device, record: deleted ?? record };
    }
    if (dice < 0.49) return { kind: 'settle', device, record, value: this.#nextValue(1) };
    if (dice < 0.55) return this.#rule(device);
    return this.#edit(device, record);
  }

  device(): DeviceName {
    return this.#devices[this.#random.below(this.#devices.length)] ?? 'PC';
  }

  other(device: DeviceName): DeviceName {
    const others = this.#devices.filter((each) => each !== device);
    return others[this.#random.below(others.length)] ?? 'PC';
  }

  #edit(device: DeviceName, record: RecordName): UserOperation {
    const group = this.#group(record);
    const key = `${record}/${group}`;
    const latest = this.#typed.get(key);
    if (latest !== undefined && this.#random.chance(0.12)) {
      return { kind: 'repeat', device, record, group, value: latest };
    }
    const value = this.#nextValue(1);
    this.#typed.set(key, value);
    return { kind: 'edit', device, record, group, value };
  }

  #rule(device: DeviceName): UserOperation {
    const records = [...new Set([this.#record(), this.#record(), this.#record()])];
    const group = this.#random.pick<GroupNumber>([0, 1, 2]);
    return { kind: 'rule', device, records, group, value: this.#nextValue(records.length) };
  }

  #import(device: DeviceName): UserOperation {
    const random = this.#random;
    const count = 1 + random.below(3);
    const lines = Array.from({ length: count }, () => {
      const known = this.#imported[random.below(this.#imported.length)];
      if (known !== undefined && random.chance(0.5)) return known;
      const line = { record: this.#addRecord('parcel'), value: this.#nextValue(3) };
      this.#imported.push(line);
      return line;
    });
    const isFirst = (line: { readonly record: RecordName }, place: number): boolean =>
      lines.findIndex(({ record }) => record === line.record) === place;
    return { kind: 'import', device, lines: lines.filter(isFirst) };
  }

  #group(record: RecordName): GroupNumber {
    const hasNote = this.#hasVersions && record.startsWith('parcel');
    return hasNote && this.#random.chance(0.3) ? 3 : this.#random.pick<GroupNumber>([0, 0, 1, 2]);
  }

  /** One that exists somewhere; the oldest are the most edited. */
  #record(): RecordName {
    const random = this.#random;
    const among = random.chance(0.6) ? Math.min(3, this.#records.length) : this.#records.length;
    return this.#records[random.below(among)] ?? 'parcel-0';
  }

  /** Sometimes one that another device may have made already, as a scheduled occurrence. */
  #newRecord(): RecordName {
    const random = this.#random;
    const last = this.#records.at(-1);
    if (last !== undefined && random.chance(0.3)) return last;
    if (this.#hasVersions && random.chance(0.3)) return this.#addRecord('crate');
    return this.#addRecord(random.chance(0.25) ? 'shelf' : 'parcel');
  }

  #addRecord(kind: 'shelf' | 'parcel' | 'crate'): RecordName {
    const record: RecordName = `${kind}-${this.#records.length}`;
    this.#records.push(record);
    return record;
  }

  #nextValue(count: number): number {
    const value = this.#value;
    this.#value += count;
    return value;
  }
}
