/** The words and the next act of an end that is no success. */
import type { SyncEndView, SyncIdentical } from '@tandem/contract';
import type { Language } from '@tandem/ledger';
import { isSingular } from '../formatting/counted.ts';
import { formatCount } from '../formatting/format-number.ts';
import type { EndRetry, SyncEndTexts } from '../messages/sync-end-messages.ts';
import { tell } from '../messages/texts.ts';
import type { EndTexts } from '../messages/update-messages.ts';
import type { ScreenSize } from './screen-size.ts';

export type SyncProblemEnd = Exclude<SyncEndView, SyncIdentical>;

export interface EndSaid {
  readonly title: string;
  readonly text: string;
  /** `bad`: a real failure; `warn`: a stop that loses nothing. */
  readonly tone: 'warn' | 'bad';
  /** Label of the button that does the next thing; undefined where it is not to be done here. */
  readonly retry: string | undefined;
}

export function describeEnd(
  texts: SyncEndTexts, language: Language, size: ScreenSize, end: SyncProblemEnd,
): EndSaid {
  const { title, text } = endTexts(texts, language, end);
  const retry = retryOf(end);
  return {
    title,
    text: inSize(text, size),
    tone: toneOf(end),
    retry: retry === undefined ? undefined : inSize(texts.retry[retry], size),
  };
}

function inSize(text: EndTexts['text'], size: ScreenSize): string {
  return typeof text === 'string' ? text : text[size];
}

function endTexts(texts: SyncEndTexts, language: Language, end: SyncProblemEnd): EndTexts {
  switch (end.kind) {
    case 'set-aside': return texts.setAside(formatCount(end.records, language), isSingular(end.records, language));
    case 'still-changing': return texts.stillChanging;
    case 'not-identical': return texts.notIdentical;
    case 'fault': return texts.fault;
    case 'refused': return texts.refused[end.refusal];
    case 'cancelled': return texts.cancelled[end.by];
    case 'cut': return end.expected === 0
      ? texts.cutEarly
      : texts.cut(formatCount(end.done, language), formatCount(end.expected, language));
    case 'peer-failed': return texts.peerFailed[end.isDiskFull ? 'diskFull' : 'other'];
    case 'store-failed': return texts.storeFailed[end.isDiskFull ? 'diskFull' : 'other'];
    case 'no-backup': return texts.noBackup(end.reason);
    case 'declined': return texts.connection.declined[end.by];
    case 'bad-code': return { title: texts.connection.badCodeTitle, text: tell(texts.connection.badCode, end.failure) };
    case 'not-connected': return texts.connection.notConnected[end.cause];
    case 'cannot-listen': return texts.connection.cannotListen[end.cause];
    case 'key-file': return texts.connection.keyFile[end.isDamaged ? 'damaged' : 'unusable'];
  }
}

function toneOf(end: SyncProblemEnd): 'warn' | 'bad' {
  switch (end.kind) {
    case 'not-identical': case 'fault': case 'peer-failed': case 'store-failed': case 'no-backup':
    case 'key-file': return 'bad';
    case 'set-aside': case 'still-changing': case 'refused': case 'cancelled': case 'cut': case 'declined':
    case 'bad-code': case 'not-connected': case 'cannot-listen': return 'warn';
  }
}

function retryOf(end: SyncProblemEnd): EndRetry | undefined {
  switch (end.kind) {
    case 'cut': case 'cancelled': return 'resume';
    case 'not-identical': return 'compare';
    case 'declined': case 'bad-code': return 'new-code';
    case 'still-changing': case 'fault': case 'peer-failed': case 'store-failed': case 'no-backup':
    case 'cannot-listen': case 'key-file': return 'again';
    case 'refused': case 'set-aside': return undefined;
    case 'not-connected': switch (end.cause) {
      case 'wrong-code': case 'expired-code': case 'used-code': case 'cut': case 'another-computer': return 'new-code';
      case 'busy': case 'refused': case 'timed-out': case 'unreachable': return 'again';
      case 'update-here': case 'update-there': return undefined;
    }
  }
}

/** What is to be checked between the two devices, after an end that may come of it. */
export function helpAbout(end: SyncProblemEnd): 'network' | 'windows' | undefined {
  if (end.kind === 'not-connected' && (end.cause === 'timed-out' || end.cause === 'unreachable')) return 'network';
  return end.kind === 'cannot-listen' && end.cause === 'not-allowed' ? 'windows' : undefined;
}
