/** The name of a template: of one that is made from what is typed, and of one that is there. */
import type { Id, TemplateView } from '@tandem/contract';
import { Button, EmptyState, TextField, useEngine, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { editedEntryForm, newEntryForm, useForm } from '../entry/form-store.ts';
import { useAccountsOfForm } from '../entry/known-accounts.ts';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { formToTemplate } from './template-form.ts';
import '../screen/name-acts.css';

/** `of`: the new entry, or the one that is edited. */
export function NewTemplateScreen({ of }: { readonly of: 'new' | 'edited' }): ReactNode {
  const { phoneTemplates: words } = useTexts();
  const engine = useEngine();
  const { back } = useNavigation();
  const { report } = useSaving();
  const form = useForm(of === 'new' ? newEntryForm : editedEntryForm);
  const accounts = useAccountsOfForm(form);
  const [name, setName] = useState(form.payee);
  const save = async (): Promise<void> => {
    const answer = await engine.command('add-template', formToTemplate(form, name.trim(), accounts));
    if (report(answer, { kind: 'said', text: words.added })) back();
  };
  return <NameScreen title={words.add} name={name} onName={setName} onSave={() => void save()} />;
}

export function TemplateScreen({ templateId }: { readonly templateId: Id }): ReactNode {
  const { phone, phoneTemplates: words } = useTexts();
  const { back } = useNavigation();
  const templates = useQuery('templates', {});
  if (templates === undefined) return <Screen title={words.edit} leading="back">{null}</Screen>;
  const template = templates.find(({ id }) => id === templateId);
  if (template !== undefined) return <TemplateForm template={template} />;
  return (
    <Screen title={words.edit} leading="back">
      <EmptyState sentence={words.gone} action={<Button kind="main" onClick={back}>{phone.back}</Button>} />
    </Screen>
  );
}

function TemplateForm({ template: { id: templateId, ...template } }: { readonly template: TemplateView }): ReactNode {
  const { phoneTemplates: words } = useTexts();
  const engine = useEngine();
  const { back } = useNavigation();
  const { report } = useSaving();
  const [name, setName] = useState(template.name);
  const save = async (): Promise<void> => {
    const answer = await engine.command('rename-template', { templateId, name: name.trim() });
    if (report(answer, { kind: 'said', text: words.changed })) back();
  };
  const remove = async (): Promise<void> => {
    const answer = await engine.command('delete-template', { templateId });
    if (report(answer, { kind: 'said', text: words.deleted })) back();
  };
  return (
    <NameScreen title={words.edit} name={name} onName={setName} onSave={() => void save()}>
      <div className="name-acts">
        <Button kind="plain" icon="trash" onClick={() => void remove()}>{words.delete}</Button>
      </div>
    </NameScreen>
  );
}

interface NameScreenProps {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onSave: () => void;
  readonly children?: ReactNode;
}

function NameScreen({ title, name, onName, onSave, children }: NameScreenProps): ReactNode {
  const { phoneNames } = useTexts();
  const isNamed = name.trim() !== '';
  return (
    <Screen
      title={title} leading="back"
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="template-name-reason">{isNamed ? '' : phoneNames.nameMissing}</p>
          <Button kind="main" isDisabled={!isNamed} aria-describedby="template-name-reason" onClick={onSave}>
            {phoneNames.save}
          </Button>
        </div>
      )}
    >
      <TextField label={phoneNames.name} value={name} onChange={onName} maxLength={200} />
      {children}
    </Screen>
  );
}
