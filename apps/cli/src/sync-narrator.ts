/** Tells a sync while it happens: an object a line with `--json`, else lines for people. */
import type { PairingCodes } from '@tandem/host';
import { oneTimeKeyLifeMs } from '@tandem/link';
import type { SessionPhase, SessionProgress, SessionReport } from '@tandem/sync';
import type { SyncEnd, WaitingWord, WireBytes } from '@tandem/transport';
import type { CommandContext } from './command.ts';
import { drawQr } from './sync-qr.ts';
import {
  endToObject, formatFingerprint, notConnectedObject, progressToObject, userTotals, type DirectionTotals,
} from './sync-report.ts';

export interface Place {
  readonly addresses: readonly string[];
  readonly port: number;
}

export interface Connection {
  readonly device: string;
  readonly code: string;
  readonly isKnown: boolean;
}

/** Between two progress objects of one phase. */
const progressEveryMs = 100;
/** In lines for people: this often while records travel. */
const progressSteps = 4;
/** Smaller gaps between clocks are not worth a line. */
const clockGapShownMs = 120_000;

export class Narrator {
  readonly #context: Pick<CommandContext, 'output' | 'catalogue'>;
  readonly #nowMs: () => number;
  #phase: SessionPhase | undefined;
  #toldAtMs = 0;
  #toldStep = 0;

  constructor(context: Pick<CommandContext, 'output' | 'catalogue'>, nowMs: () => number) {
    this.#context = context;
    this.#nowMs = nowMs;
  }

  get #told() {
    return this.#context.catalogue.sync.told;
  }

  listening(codes: PairingCodes, place: Place): void {
    const { output } = this.#context;
    const { addresses, port } = place;
    if (output.isJson) {
      output.object({ event: 'listening', ...codesToFields(codes), addresses, port, ...lifeField });
      return;
    }
    output.line(this.#told.waitingForPhone);
    for (const step of this.#told.steps) output.line(step);
    this.#showCodes(codes);
    output.line(this.#told.addresses(addresses, port));
  }

  renewed(codes: PairingCodes): void {
    const { output } = this.#context;
    if (output.isJson) {
      output.object({ event: 'renewed', ...codesToFields(codes), ...lifeField });
      return;
    }
    output.line(this.#told.renewed);
    this.#showCodes(codes);
  }

  turnedAway(reason: string): void {
    const { output } = this.#context;
    if (output.isJson) output.object({ event: 'turned-away', reason });
    else output.line(this.#told.turnedAway);
  }

  connected(connection: Connection, device: 'pc' | 'phone'): void {
    const { output } = this.#context;
    const { code, device: name, isKnown } = connection;
    if (output.isJson) {
      output.object({ event: 'connected', device: name, code, isKnown });
    } else if (isKnown) {
      output.line(this.#told.connectedAgain(name));
    } else {
      output.line(this.#told.connected(name, code));
      if (device === 'pc') output.line(this.#told.compareDigits);
    }
  }

  waiting(word: WaitingWord): void {
    const { output } = this.#context;
    if (output.isJson) output.object({ event: 'waiting', reason: word });
    else output.line(word === 'wait-for-turn' ? this.#told.waitingTurn : this.#told.waitingConsent);
  }

  progress(progress: SessionProgress, wire: WireBytes): void {
    const isNewPhase = progress.phase !== this.#phase;
    this.#phase = progress.phase;
    if (this.#context.output.isJson) this.#progressObject(progress, wire, isNewPhase);
    else this.#progressLine(progress, isNewPhase);
  }

  notConnected(cause: string): void {
    if (this.#context.output.isJson) this.#context.output.object(notConnectedObject(cause));
  }

  done(end: SyncEnd): void {
    const { output } = this.#context;
    this.#phase = undefined;
    if (output.isJson) output.object(endToObject(end));
    else if (end.report.outcome.kind === 'identical') this.#report(end, end.report.outcome.proof);
  }

  #progressObject(progress: SessionProgress, wire: WireBytes, isNewPhase: boolean): void {
    const nowMs = this.#nowMs();
    if (!isNewPhase && nowMs - this.#toldAtMs < progressEveryMs) return;
    this.#toldAtMs = nowMs;
    this.#context.output.object(progressToObject(progress, wire));
  }

  #progressLine({ phase, records }: SessionProgress, isNewPhase: boolean): void {
    const { output } = this.#context;
    if (isNewPhase) {
      output.line(this.#told.phase[phase]);
      this.#toldStep = 0;
    }
    const all = records.toSend + records.toReceive;
    const done = records.sent + records.received;
    const step = all === 0 ? 0 : Math.floor((done / all) * progressSteps);
    if (phase !== 'exchanging' || step <= this.#toldStep) return;
    this.#toldStep = step;
    output.line(this.#told.exchanged(done, all));
  }

  #showCodes(codes: PairingCodes): void {
    const { output } = this.#context;
    // Past `output`, which lets no control character through.
    process.stdout.write(`${drawQr(codes.link, process.stdout.isTTY).join('\n')}\n`);
    output.line(this.#told.codeToCopy(codes.linkToCopy));
    if (codes.shortCode !== undefined) output.line(this.#told.codeToType(codes.shortCode));
    output.line(this.#told.codesLast(oneTimeKeyLifeMs / 1000));
  }

  #report(
    { ms, report }: SyncEnd, { accounts, entries, fingerprint }: { readonly accounts: readonly unknown[];
      readonly entries: number; readonly fingerprint: Uint8Array },
  ): void {
    const { output } = this.#context;
    const told = this.#told;
    output.line(told.identical(accounts.length, entries, ms));
    output.line(told.fingerprint(formatFingerprint(fingerprint)));
    if (report.joined !== null) {
      const { how, setAside, side } = report.joined;
      output.line(told.joined[side][how]);
      if (setAside > 0) output.line(told.setAside(setAside));
    }
    this.#exchangeTable(report);
    if (report.conflicts > 0) output.line(told.conflicts(report.conflicts));
    const gapMs = Math.abs(report.clockGapMs ?? 0);
    if (gapMs > clockGapShownMs) output.line(told.clockGap(Math.round(gapMs / 60_000)));
  }

  #exchangeTable(report: SessionReport): void {
    const { output, catalogue } = this.#context;
    const told = this.#told;
    const rows = (['sent', 'received'] as const).flatMap((direction) => {
      const totals: DirectionTotals = userTotals(report[direction]);
      return Object.entries(totals.byKind).map(([kind, { added, changed, deleted }]) =>
        [told.direction[direction], told.kind[kind] ?? kind, ...[added, changed, deleted].map((count) =>
          count.toLocaleString(catalogue.language === 'fr' ? 'fr-FR' : 'en-GB'))]);
    });
    if (rows.length === 0) {
      output.line(told.nothingExchanged);
      return;
    }
    output.table([
      { heading: told.column.direction, align: 'left' }, { heading: told.column.kind, align: 'left' },
      { heading: told.column.added, align: 'right' }, { heading: told.column.changed, align: 'right' },
      { heading: told.column.deleted, align: 'right' },
    ], rows);
  }
}

const lifeField = { expiresInSeconds: oneTimeKeyLifeMs / 1000 };

function codesToFields({ linkToCopy, shortCode }: PairingCodes): object {
  return { link: linkToCopy, ...(shortCode === undefined ? {} : { shortCode }) };
}
