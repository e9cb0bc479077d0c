/** The templates: one touch fills the entry screen, and what is typed there may become one. */
import type { TemplateView } from '@tandem/contract';
import { Button, EmptyState, formatMoney, Icon, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { isEmptyForm } from '../entry/entry-form.ts';
import { newEntryForm, useForm } from '../entry/form-store.ts';
import { useAccountsOfForm } from '../entry/known-accounts.ts';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { templateToForm } from './template-form.ts';
import './templates-screen.css';

export function TemplatesScreen(): ReactNode {
  const { phoneTemplates: words } = useTexts();
  const { back, go } = useNavigation();
  const templates = useQuery('templates', {});
  const form = useForm(newEntryForm);
  const { account, open } = useAccountsOfForm(form);
  const isEmpty = isEmptyForm(form);
  const take = (template: TemplateView): void => {
    newEntryForm.set(templateToForm(template, form, (accountId) =>
      (accountId === null ? account : open.find(({ id }) => id === accountId))?.currency));
    back();
  };
  return (
    <Screen
      title={words.title} leading="back" body="plain"
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="template-reason">{isEmpty ? words.nothingTyped : ''}</p>
          <Button
            kind="main" icon="plus" isDisabled={isEmpty} aria-describedby="template-reason"
            onClick={() => go({ kind: 'new-template', of: 'new' })}
          >
            {words.keep}
          </Button>
        </div>
      )}
    >
      {templates?.length === 0 && <EmptyState sentence={words.empty} />}
      <ul className="templates" aria-label={words.title}>
        {(templates ?? []).map((template) => (
          <li key={template.id} className="templates__row">
            <TemplateLine template={template} onTake={() => take(template)} />
            <button
              type="button" className="screen__bar-button" aria-label={words.editNamed(template.name)}
              title={words.editNamed(template.name)} onClick={() => go({ kind: 'template', templateId: template.id })}
            >
              <Icon name="edit" size={24} />
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

interface TemplateLineProps {
  readonly template: TemplateView;
  readonly onTake: () => void;
}

function TemplateLine({ template, onTake }: TemplateLineProps): ReactNode {
  const { phoneEntry } = useTexts();
  const language = useLanguage();
  const { account } = useAccountsOfForm({ ...newEntryForm.form(), accountId: template.accountId });
  const { name, payee, amount, direction, categoryPath, lines } = template;
  const what = [
    ...payee === '' || payee === name ? [] : [payee],
    direction === 'transfer' ? phoneEntry.kinds.transfer
      : lines !== null ? phoneEntry.splitLines(lines.length)
        : categoryPath === '' ? phoneEntry.kinds[direction] : categoryPath,
  ].join(' · ');
  return (
    <button type="button" className="templates__take" onClick={onTake}>
      <span className="templates__words">
        <span className="templates__name">{name}</span>
        <span className="templates__what">{what}</span>
      </span>
      {amount !== null && account !== undefined && (
        <span className="templates__amount">{formatMoney(amount, account.currency, language, { sign: 'always' })}</span>
      )}
    </button>
  );
}
