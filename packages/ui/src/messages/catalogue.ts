/** Every visible word of both programs, by subject, in both languages. */
import type { Language } from '@tandem/ledger';
import { accountsMessages } from './accounts-messages.ts';
import { attachmentMessages } from './attachment-messages.ts';
import { backupMessages } from './backup-messages.ts';
import { binMessages } from './bin-messages.ts';
import { booksMessages } from './books-messages.ts';
import { commonMessages } from './common-messages.ts';
import { conflictMessages } from './conflict-messages.ts';
import { deviceMessages } from './device-messages.ts';
import { differenceMessages } from './difference-messages.ts';
import { failureMessages } from './failure-messages.ts';
import { firstStartMessages } from './first-start-messages.ts';
import { importMessages } from './import-messages.ts';
import { installMessages } from './install-messages.ts';
import { journalMessages } from './journal-messages.ts';
import { menuMessages } from './menu-messages.ts';
import { phoneEntryMessages } from './phone-entry-messages.ts';
import { phoneListMessages } from './phone-list-messages.ts';
import { phoneTemplateMessages } from './phone-template-messages.ts';
import { phoneNamesMessages } from './phone-names-messages.ts';
import { phoneMessages } from './phone-messages.ts';
import { phoneProgramMessages } from './phone-program-messages.ts';
import { phoneSyncMessages } from './phone-sync-messages.ts';
import { registerMessages } from './register-messages.ts';
import { secondCopyMessages } from './second-copy-messages.ts';
import { syncMessages } from './sync-messages.ts';

const subjects = {
  common: commonMessages,
  accounts: accountsMessages,
  attachment: attachmentMessages,
  menu: menuMessages,
  register: registerMessages,
  firstStart: firstStartMessages,
  import: importMessages,
  backup: backupMessages,
  sync: syncMessages,
  conflict: conflictMessages,
  journal: journalMessages,
  bin: binMessages,
  device: deviceMessages,
  difference: differenceMessages,
  install: installMessages,
  books: booksMessages,
  failure: failureMessages,
  phone: phoneMessages,
  phoneEntry: phoneEntryMessages,
  phoneList: phoneListMessages,
  phoneNames: phoneNamesMessages,
  phoneTemplates: phoneTemplateMessages,
  phoneSync: phoneSyncMessages,
  phoneProgram: phoneProgramMessages,
  secondCopy: secondCopyMessages,
} as const;

type Subjects = typeof subjects;

export type Texts = { readonly [Subject in keyof Subjects]: Subjects[Subject][Language] };

export const catalogue: Readonly<Record<Language, Texts>> = { fr: inLanguage('fr'), en: inLanguage('en') };

function inLanguage(language: Language): Texts {
  const entries = Object.entries(subjects).map(([subject, messages]) => [subject, messages[language]] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys, each in one language
  return Object.fromEntries(entries) as unknown as Texts;
}
