/** How an import is shown: each line with what is done with it, and the sums. */
import { hasPositiveDebits, type ImportAction, type ImportCounts } from '@tandem/formats';
import { dayToIso } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { CommandContext } from './command.ts';
import type { PlannedImport } from './import-plan.ts';
import { formatDay, formatMoney } from './messages/number-format.ts';

/** Every line, then the sums. */
export function reportPreview(context: CommandContext, planned: PlannedImport): void {
  const { output, catalogue: { report }, language } = context;
  const { plan, account, statement } = planned;
  if (output.isJson) {
    for (const line of plan.lines) {
      output.object({
        event: 'line', line: line.lineNumber, day: dayToIso(line.purchaseDay ?? line.day), bankDay: dayToIso(line.day),
        amount: line.amount, label: line.label, payee: line.payee, ...actionToJson(line.action),
      });
    }
    output.object({
      event: 'preview', ...sumsToJson(planned), positiveDebits: hasPositiveDebits(statement), written: false,
    });
    return;
  }
  const { column } = report;
  output.table([
    { heading: column.line, align: 'right' }, { heading: column.day, align: 'left' },
    { heading: column.label, align: 'left', widthMax: 44 }, { heading: column.payee, align: 'left', widthMax: 28 },
    { heading: column.amount, align: 'right' }, { heading: column.action, align: 'left' },
  ], plan.lines.map((line) => [
    String(line.lineNumber), formatDay(line.purchaseDay ?? line.day), line.label, line.payee,
    formatMoney(line.amount, account.currency, language), report.importAction(line.action),
  ]));
  if (hasPositiveDebits(statement)) output.line(report.positiveDebits);
  output.line(report.importCounts(plan.counts));
  reportBalances(planned, context);
}

export function reportImport(context: CommandContext, planned: PlannedImport, counts: ImportCounts): void {
  const { output, catalogue: { report } } = context;
  if (output.isJson) {
    output.object({ event: 'imported', ...sumsToJson(planned), payeesCreated: counts.payeesCreated, written: true });
    return;
  }
  output.line(report.imported({ ...planned.plan.counts, add: counts.added }));
  reportBalances(planned, context);
}

function reportBalances({ plan: { balances }, account }: PlannedImport, context: CommandContext): void {
  const { output, catalogue: { report }, language } = context;
  const money = (amount: number): string => formatMoney(amount, account.currency, language);
  const { after, bank, gap } = balances;
  output.line(bank === undefined || gap === undefined
    ? report.balanceAfter(money(after))
    : report.balancesAfter(money(after), money(bank), gap === 0 ? undefined : money(gap)));
}

function sumsToJson({ plan: { counts, balances }, account }: PlannedImport): object {
  return {
    account: account.name, currency: account.currency, added: counts.add, alreadyThere: counts.alreadyThere,
    confirmed: counts.confirms, balance: balances.after, bankBalance: balances.bank ?? null, gap: balances.gap ?? null,
  };
}

function actionToJson(action: ImportAction): object {
  switch (action.kind) {
    case 'add': return { action: 'add' };
    case 'already-there': {
      return { action: 'already-there', entry: recordIdToText(action.entryId), deleted: action.isDeleted };
    }
    case 'confirms': return { action: 'confirms', entry: recordIdToText(action.entryId) };
  }
}
