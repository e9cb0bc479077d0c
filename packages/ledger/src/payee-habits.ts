/**
 * How much an earlier entry says for its payee being meant again: by its day of the week, its hour and its amount.
 * The hour of an entry is that of its id, where it was typed on its own day; a bank's file tells none.
 */
import { dayToWeekday, type Day } from './day.ts';
import type { Cents } from './money.ts';
import type { EntryId } from './record-ids.ts';

/** A habit shows within so many days. */
export const habitDays = 182;

/** The entry that is being typed. */
export interface TypedMoment {
  readonly day: Day;
  /** With its sign; null while none is typed. */
  readonly amount: Cents | null;
  /** Said before an amount is typed. That money leaves is only what is usual, and says nothing. */
  readonly isIncome: boolean;
  /** Milliseconds since 1970; null where the hour means nothing, as of another day. */
  readonly wallMs: number | null;
}

/** Of the same day of the week. */
const weekdayWeight = 3;
/** At the very same hour, falling to 1 at `hourReach`. */
const hourWeight = 3;
/** Hours. Wide enough for summer time, which moves a habit by one. */
const hourReach = 3;
/** To the cent. */
const sameAmountWeight = 6;
/** Of an amount that is nearly the same; of one that is half or double about a quarter of it. */
const nearAmountWeight = 3;
const farAmountWeight = 0.3;
/** Of money that went the other way. */
const turnedWeight = 0.1;

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

export function habitWeight(
  { id, day, amount }: { readonly id: EntryId; readonly day: Day; readonly amount: number }, moment: TypedMoment,
): number {
  const age = 1 - (moment.day - day) / (2 * habitDays);
  const weekday = dayToWeekday(day) === dayToWeekday(moment.day) ? weekdayWeight : 1;
  return age * weekday * weighHour(mintedMs(id), day, moment) * weighAmount(amount, moment);
}

function weighHour(minted: number | undefined, day: Day, { wallMs }: TypedMoment): number {
  if (wallMs === null || minted === undefined) return 1;
  // Within a day of its own noon, in whatever time zone.
  const isOfItsDay = Math.abs(minted / msPerDay - (day + 0.5)) <= 1;
  if (!isOfItsDay) return 1;
  const apart = Math.abs(wallMs % msPerDay - minted % msPerDay) / msPerHour;
  const hours = Math.min(apart, 24 - apart);
  return 1 + (hourWeight - 1) * Math.max(0, 1 - hours / hourReach);
}

function weighAmount(used: number, { amount, isIncome }: TypedMoment): number {
  if (amount === null || amount === 0) return isIncome && used < 0 ? turnedWeight : 1;
  if (used === amount) return sameAmountWeight;
  if (Math.sign(used) !== Math.sign(amount)) return turnedWeight;
  const ratio = Math.abs(Math.log(used / amount));
  return Math.max(farAmountWeight, nearAmountWeight * Math.exp(-2 * ratio));
}

/** When a record was made, by a UUIDv7; undefined for an id of another kind, which tells no time. */
function mintedMs(id: EntryId): number | undefined {
  if ((id[6] ?? 0) >> 4 !== 7) return undefined;
  return id.subarray(0, 6).reduce((ms, byte) => ms * 256 + byte, 0);
}
