/** One payee: its name, the category that it brings, and the two ways to be rid of it. */
import type { Id, PayeeView } from '@tandem/contract';
import { Button, EmptyState, formatCount, TextField, useEngine, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { SystemChoice } from '../screen/system-choice.tsx';
import { PayeeList } from './payees-screen.tsx';
import '../screen/name-acts.css';

export function PayeeScreen({ payeeId }: { readonly payeeId: Id }): ReactNode {
  const { phoneNames: { payees: words } } = useTexts();
  const payee = usePayee(payeeId);
  if (payee === undefined) return <Screen title={words.edit} leading="back">{null}</Screen>;
  return payee === null ? <GonePayee /> : <PayeeForm payee={payee} />;
}

function PayeeForm({ payee }: { readonly payee: PayeeView }): ReactNode {
  const { phoneNames } = useTexts();
  const words = phoneNames.payees;
  const language = useLanguage();
  const engine = useEngine();
  const { back, replace } = useNavigation();
  const { report } = useSaving();
  const categories = useQuery('categories', {}) ?? [];
  const [name, setName] = useState(payee.name);
  const [defaultCategoryId, setDefaultCategoryId] = useState(payee.defaultCategoryId);
  const isNamed = name.trim() !== '';
  const { id: payeeId, entries } = payee;

  const save = async (): Promise<void> => {
    const answer = await engine.command('edit-payee', { payeeId, name: name.trim(), defaultCategoryId });
    if (report(answer, { kind: 'said', text: words.changed })) back();
  };
  const remove = async (): Promise<void> => {
    const answer = await engine.command('delete-payee', { payeeId });
    if (report(answer, { kind: 'said', text: words.deleted })) back();
  };

  return (
    <Screen
      title={words.edit} leading="back"
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="payee-reason">{isNamed ? '' : phoneNames.nameMissing}</p>
          <Button kind="main" isDisabled={!isNamed} aria-describedby="payee-reason" onClick={() => void save()}>
            {phoneNames.save}
          </Button>
        </div>
      )}
    >
      <TextField label={phoneNames.name} value={name} onChange={setName} maxLength={200} />
      <SystemChoice
        label={words.category} value={defaultCategoryId} none={words.noCategory}
        options={categories.map(({ id, path }) => ({ value: id, text: path }))} onChange={setDefaultCategoryId}
      />
      <div className="name-acts">
        <Button kind="plain" onClick={() => replace({ kind: 'merge-payee', payeeId })}>{words.merge}</Button>
        <Button
          kind="plain" icon="trash" isDisabled={entries > 0} aria-describedby="payee-use" onClick={() => void remove()}
        >
          {words.delete}
        </Button>
        <p className="name-acts__note" id="payee-use">
          {entries > 0 && words.inUse(entries, formatCount(entries, language))}
        </p>
      </div>
    </Screen>
  );
}

/** Into which payee: the choice does it, and the strip takes it back. */
export function MergePayeeScreen({ payeeId }: { readonly payeeId: Id }): ReactNode {
  const { phoneNames: { payees: words } } = useTexts();
  const language = useLanguage();
  const engine = useEngine();
  const { replace } = useNavigation();
  const { report } = useSaving();
  const payee = usePayee(payeeId);
  const payees = useQuery('payees', {}) ?? [];
  if (payee === undefined) return <Screen title={words.merge} leading="back">{null}</Screen>;
  if (payee === null) return <GonePayee />;

  const merge = async (intoId: Id): Promise<void> => {
    const answer = await engine.command('merge-payees', { payeeId, intoId });
    const count = answer.ok ? answer.value.entries : 0;
    const isDone = report(answer, { kind: 'said', text: words.merged(count, formatCount(count, language)) });
    if (isDone) replace({ kind: 'payee', payeeId: intoId });
  };

  return (
    <Screen title={words.merge} leading="back" body="plain">
      <p className="payees__hint">{words.mergeNote(payee.name)}</p>
      <PayeeList payees={payees.filter(({ id }) => id !== payeeId)} onChoose={({ id }) => void merge(id)} />
    </Screen>
  );
}

function GonePayee(): ReactNode {
  const { phone, phoneNames: { payees: words } } = useTexts();
  const { back } = useNavigation();
  return (
    <Screen title={words.edit} leading="back">
      <EmptyState sentence={words.gone} action={<Button kind="main" onClick={back}>{phone.back}</Button>} />
    </Screen>
  );
}

/** Null where it is gone, undefined until that is known. */
function usePayee(payeeId: Id): PayeeView | null | undefined {
  const payees = useQuery('payees', {});
  return payees === undefined ? undefined : payees.find(({ id }) => id === payeeId) ?? null;
}
