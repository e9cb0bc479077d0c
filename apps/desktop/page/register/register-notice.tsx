/** What became of the chosen entries; a deletion is offered to be taken back as long as it is the last act. */
import { AlertStrip, describeFailure, formatCount, Link, useEngine, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { RegisterNotice } from './use-register-acts.ts';

interface RegisterNoticeStripProps {
  readonly notice: RegisterNotice | undefined;
  readonly onDismiss: () => void;
}

export function RegisterNoticeStrip({ notice, onDismiss }: RegisterNoticeStripProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const client = useEngine();
  const history = useQuery('history', {});
  if (notice === undefined) return null;
  const close = <Link onClick={onDismiss}>{texts.common.close}</Link>;
  switch (notice.kind) {
    case 'deleted': return history?.undo !== 'delete-entries' ? null : (
      <AlertStrip kind="info" icon="trash" action={<>
        <Link onClick={() => {
          onDismiss();
          void client.command('undo', {});
        }}>{texts.menu.undo}</Link>
        {close}
      </>}>
        {texts.register.deleted(notice.count, formatCount(notice.count, language))}
      </AlertStrip>
    );
    case 'reconciled-kept': return (
      <AlertStrip kind="info" icon="lock" action={close}>
        {texts.register.reconciledKept(notice.count, formatCount(notice.count, language))}
      </AlertStrip>
    );
    case 'refused': return (
      <AlertStrip kind="bad" action={close}>
        {describeFailure(texts, notice.failure)} {texts.register.refusedLater}
      </AlertStrip>
    );
    case 'failed': return <AlertStrip kind="bad" action={close}>{describeFailure(texts, notice.failure)}</AlertStrip>;
  }
}
