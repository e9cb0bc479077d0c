/** All sentences of the command line in one language. */
import type { Language } from '@tandem/ledger';
import { commandNames, type CommandName } from '../command-names.ts';
import type { Failure } from '../failure.ts';
import { helpMessages } from './help-messages.ts';
import { keepingMessages, type KeepingMessages } from './keeping-messages.ts';
import { reportMessages, type ReportMessages } from './report-messages.ts';
import { syncMessages, type SyncMessages } from './sync-messages.ts';
import { taskMessages } from './task-messages.ts';
import { tell } from './texts.ts';
import { usageMessages } from './usage-messages.ts';

export interface Catalogue {
  readonly language: Language;
  /** Headings and results. */
  readonly report: ReportMessages;
  readonly sync: SyncMessages;
  /** What a book keeps beside its entries: conflicts, the journal, the bin, devices. */
  readonly keeping: KeepingMessages;
  generalHelp(): readonly string[];
  help(name: CommandName): readonly string[];
}

export function catalogueOf(language: Language): Catalogue {
  const help = helpMessages[language];
  const sync = syncMessages[language];
  const keeping = keepingMessages[language];
  const summaries = { ...help.summary, ...sync.summary, ...keeping.summary };
  const nameWidth = Math.max(...commandNames.map((name) => name.length));
  return {
    language,
    report: reportMessages[language],
    sync,
    keeping,
    generalHelp: () => [
      ...help.before, ...commandNames.map((name) => `  ${name.padEnd(nameWidth)}  ${summaries[name]}`), ...help.after,
    ],
    help: (name) => ({ ...help.command, ...sync.help, ...keeping.help })[name],
  };
}

export function describeFailure({ language, sync }: Catalogue, failure: Failure): string {
  switch (failure.kind) {
    case 'usage': return tell(usageMessages[language], failure.error);
    case 'task': return tell(taskMessages[language], failure.error);
    case 'sync': return tell(sync.failure, failure.error);
  }
}
