/** What each command of the contract does. */
import type { CommandName, CommandParameters, CommandResults, Outcome } from '@tandem/contract';
import { failure, success } from '@tandem/ledger';
import { addAccount, addCategory, changeAccount, removeAccount } from './account-commands.ts';
import { attach, removeAttachment } from './attachments.ts';
import { backUp, mendBook, previewBackup, readBackup, restoreBackup, setBackupSettings } from './backup-commands.ts';
import { checkBook, createBook, exportBook } from './book-commands.ts';
import { forgetDevice } from './device-views.ts';
import { restoreEntries } from './bin-views.ts';
import { reopen, settle } from './conflict-views.ts';
import type { EngineParts } from './engine-parts.ts';
import { addBook, chooseBook, eraseBook, renameBook, setBookAside } from './rack-commands.ts';
import { deleteEntries, saveEntry, setStatus } from './entry-commands.ts';
import { addTemplate, nameTemplate, removeTemplate } from './templates.ts';
import { restoreSecondCopy } from './vault-commands.ts';
import {
  changeCategoryName, changeCategoryParent, changePayee, joinPayees, removeCategory, removePayee,
} from './name-commands.ts';

type Commands = {
  readonly [Name in CommandName]: (
    parts: EngineParts, parameters: CommandParameters<Name>,
  ) => Outcome<CommandResults[Name]> | Promise<Outcome<CommandResults[Name]>>;
};

const done = success({ isDone: true } as const);

export const commands: Commands = {
  'set-preferences': ({ desk }, changes) => {
    const { preferences } = desk.platform;
    const { language, theme, density } = changes;
    preferences.write({
      ...preferences.read(), ...(language === undefined ? {} : { language }), ...(theme === undefined ? {} : { theme }),
      ...(density === undefined ? {} : { density }),
    });
    desk.news.tellAtOnce('preferences');
    return done;
  },
  'create-book': createBook,
  'add-account': ({ desk }, draft) => addAccount(desk, draft),
  'edit-account': ({ desk }, parameters) => changeAccount(desk, parameters),
  'delete-account': ({ desk }, parameters) => removeAccount(desk, parameters),
  'add-category': ({ desk }, parameters) => addCategory(desk, parameters),
  'rename-category': ({ desk }, parameters) => changeCategoryName(desk, parameters),
  'move-category': ({ desk }, parameters) => changeCategoryParent(desk, parameters),
  'delete-category': ({ desk }, parameters) => removeCategory(desk, parameters),
  'edit-payee': ({ desk }, parameters) => changePayee(desk, parameters),
  'merge-payees': ({ desk }, parameters) => joinPayees(desk, parameters),
  'delete-payee': ({ desk }, parameters) => removePayee(desk, parameters),
  'add-template': ({ desk }, draft) => addTemplate(desk, draft),
  'rename-template': ({ desk }, parameters) => nameTemplate(desk, parameters),
  'delete-template': ({ desk }, parameters) => removeTemplate(desk, parameters),
  'save-entry': ({ desk }, draft) => saveEntry(desk, draft),
  'delete-entries': ({ desk }, parameters) => deleteEntries(desk, parameters),
  'add-attachment': ({ desk }, draft) => attach(desk, draft),
  'delete-attachment': ({ desk }, parameters) => removeAttachment(desk, parameters),
  'set-status': ({ desk }, parameters) => setStatus(desk, parameters),
  undo: ({ desk }) => desk.replay('undo'),
  redo: ({ desk }) => desk.replay('redo'),
  'read-bank-file': ({ imports }, parameters) => imports.read(parameters),
  'choose-import': ({ imports }, parameters) => imports.choose(parameters),
  'set-import-line': ({ imports }, parameters) => imports.setLine(parameters),
  'write-import': ({ imports, sync }) =>
    (sync.isRunning ? failure({ kind: 'sync-running' }) : imports.write()),
  'close-import': ({ imports }) => {
    imports.close();
    return done;
  },
  'open-sync': async ({ sync }) => {
    await sync.open();
    return done;
  },
  'join-sync': async ({ sync }, { code }) => {
    await sync.join(code);
    return done;
  },
  'answer-digits': ({ sync }, { areSame }) => {
    sync.answer(areSame);
    return done;
  },
  'cancel-sync': ({ sync }) => {
    sync.cancel();
    return done;
  },
  'close-sync': ({ sync }) => {
    sync.close();
    return done;
  },
  'choose-book': chooseBook,
  'add-book': addBook,
  'rename-book': renameBook,
  'set-book-aside': setBookAside,
  'erase-book': eraseBook,
  'open-install': async ({ install }) => {
    await install.open();
    return done;
  },
  'make-app': async ({ install }) => {
    await install.make();
    return done;
  },
  'close-install': ({ install, sync }, { followedBy }) => {
    const wasOpen = install.close(followedBy === 'pairing');
    if (wasOpen && followedBy === 'nothing') sync.waitNoMore();
    return done;
  },
  'undo-sync': ({ sync }) => sync.undo(),
  'undo-session': ({ sync }, { session }) => sync.undo(session),
  'settle-conflicts': ({ desk }, parameters) => settle(desk, parameters),
  'reopen-conflict': ({ desk }, parameters) => reopen(desk, parameters),
  'restore-entries': ({ desk }, parameters) => restoreEntries(desk, parameters),
  'answer-question': ({ sync }, { answer }) => {
    sync.answerQuestion(answer);
    return done;
  },
  'forget-device': forgetDevice,
  'back-up': backUp,
  'read-backup': readBackup,
  'preview-backup': previewBackup,
  'restore-backup': restoreBackup,
  'set-backup-settings': setBackupSettings,
  'mend-book': mendBook,
  'restore-second-copy': restoreSecondCopy,
  'check-book': checkBook,
  'export-book': exportBook,
};
