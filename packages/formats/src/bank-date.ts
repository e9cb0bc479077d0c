/** Dates of bank files, as calendar days. */
import { civilToDay, type Day } from '@tandem/ledger';

/** A bank's file tells of no day outside these years; `0212` or `9999` is a typing error or a filler. */
const yearMin = 1900;
const yearMax = 2199;

/** `YYYYMMDD`, with hours and minutes, with seconds, with a fraction, with `[offset:zone]` (OFX 2.3, 3.2.8.2). */
const ofxDate = /^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2}(?:\.\d{1,6})?)?)?(?: ?\[[^[\]]{0,20}\])?$/;

/**
 * The day as written, or undefined for a date that does not exist. The time and its zone are not applied: banks write
 * midnight in a zone of their own (`20261124000000[-5:EST]`), and moving it would move the entry to the day before.
 */
export function parseOfxDay(text: string): Day | undefined {
  if (text.length > 48) return undefined;
  const parts = ofxDate.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  if (year < yearMin || year > yearMax) return undefined;
  return civilToDay(year, Number(parts[2]), Number(parts[3]));
}

/** Some banks fill an optional date with zeros rather than leave it out. */
export function isBlankOfxDate(text: string): boolean {
  return /^0*$/.test(text);
}
