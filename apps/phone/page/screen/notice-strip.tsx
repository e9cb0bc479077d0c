/** "Saved", "Deleted", with the way back; or why something was not done, until it is seen. */
import { describeFailure, formatCount, formatMoney, Icon, useLanguage, useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import { useSaving, type Notice } from '../entry/saving.tsx';
import { useKnownAccounts } from '../entry/known-accounts.ts';
import './notice-strip.css';

export function NoticeStrip(): ReactNode {
  const texts = useTexts();
  const { notice, undo, dismiss } = useSaving();
  const words = texts.phoneEntry;
  const canUndo = notice !== null && notice.kind !== 'failed' && notice.kind !== 'undone';
  return (
    <div className="notice" role={notice?.kind === 'failed' ? 'alert' : 'status'}>
      {notice !== null && (
        <div className={`notice__strip notice__strip--${notice.kind === 'failed' ? 'bad' : 'done'}`}>
          <Icon name={notice.kind === 'failed' ? 'warn' : 'check'} size={16} />
          <span className="notice__text"><NoticeText notice={notice} /></span>
          {canUndo && (
            <button type="button" className="notice__act" onClick={() => void undo()}>{words.undo}</button>
          )}
          {notice.kind === 'failed' && (
            <button type="button" className="notice__act" onClick={dismiss}>{texts.phone.close}</button>
          )}
        </div>
      )}
    </div>
  );
}

function NoticeText({ notice }: { readonly notice: Notice }): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const accounts = useKnownAccounts();
  switch (notice.kind) {
    case 'failed':
      return notice.failure.kind === 'disk-full' ? texts.phoneEntry.full : describeFailure(texts, notice.failure);
    case 'changed': return texts.phoneEntry.changed;
    case 'deleted': case 'cleared': case 'uncleared':
      return texts.phoneList.done[notice.kind](notice.count, formatCount(notice.count, language));
    case 'said': return notice.text;
    case 'undone': return texts.phoneEntry.undone;
    case 'saved': {
      const { accountId, amount, payee } = notice.saved.draft;
      const account = accounts.find(({ id }) => id === accountId);
      if (account === undefined) return texts.phoneEntry.saved;
      return texts.phoneEntry.savedAs(payee, formatMoney(amount, account.currency, language));
    }
  }
}
