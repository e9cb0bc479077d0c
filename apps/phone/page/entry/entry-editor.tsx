/** Typing an entry: the same for a new one and for one that is changed. */
import { Button, Icon, Segments, useTexts, type IconName } from '@tandem/ui/first-load';
import type { EntryDraft } from '@tandem/contract';
import { parseCurrency } from '@tandem/ledger';
import { lazy, type ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { NoticeStrip } from '../screen/notice-strip.tsx';
import { Screen } from '../screen/screen.tsx';
import { AmountLine } from './amount-line.tsx';
import { formToDraft, signedAmount, type EntryForm, type EntryFormKind } from './entry-form.ts';
import { EntryRows } from './entry-rows.tsx';
import { useForm, type FormStore } from './form-store.ts';
import { Keypad, useKeyboardAmount } from './keypad.tsx';
import { useAccountsOfForm } from './known-accounts.ts';
import { PhotoAct } from './pictures/photo-act.tsx';
import { SuggestionChips } from './suggestion-chips.tsx';
import { useToday } from './today.ts';
import { typeKey, type KeypadKey } from './typed-amount.ts';
import './entry-editor.css';

const EntrySheet = lazy(async () => ({ default: (await import('./sheets/entry-sheet.tsx')).EntrySheet }));

const kinds: readonly EntryFormKind[] = ['expense', 'income', 'transfer'];

export interface EntryEditorProps {
  readonly store: FormStore;
  readonly title: string;
  readonly leading: 'menu' | 'back';
  readonly actions?: ReactNode;
  /** Above the fields: a reason to know before changing anything. */
  readonly warning?: ReactNode;
  /** Over the lower fields, until the notice of what was done covers it. */
  readonly offer?: ReactNode;
  /** Beside the save button while nothing is missing. */
  readonly note?: string;
  readonly onSave: (draft: EntryDraft, form: EntryForm) => void;
}

export function EntryEditor({
  store, title, leading, actions, warning, offer, note, onSave,
}: EntryEditorProps): ReactNode {
  const { phoneEntry } = useTexts();
  const { place, openSheet, back } = useNavigation();
  const form = useForm(store);
  const today = useToday();
  const { account, other, open } = useAccountsOfForm(form);
  const currency = account?.currency ?? euro;
  const result = formToDraft(form, { account, other }, today);
  const amount = signedAmount(form, currency);
  const onKey = (key: KeypadKey): void => store.change({ amountText: typeKey(store.form().amountText, key, currency) });
  const save = (): void => {
    if (result.ok) onSave(result.draft, form);
  };
  // Under the open menu the screen is only seen.
  useKeyboardAmount(onKey, save, place.sheet === null && place.route.kind !== 'menu');

  if (place.sheet !== null && place.sheet !== 'filter') {
    return (
      <EntrySheet
        sheet={place.sheet} form={form} accounts={open} account={account} today={today} onClose={back}
        onChange={(changes) => store.change(changes)}
      />
    );
  }
  return (
    <Screen
      title={title} leading={leading} actions={actions} body="plain" hasNotice={false}
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="entry-reason">{result.ok ? note : phoneEntry.reason[result.fault]}</p>
          <Button kind="main" isDisabled={!result.ok} aria-describedby="entry-reason" onClick={save}>
            {phoneEntry.save}
          </Button>
        </div>
      )}
    >
      <div className="entry">
        <div className="entry__upper">
          <div className="entry__fields">
            {warning}
            <div className="entry__kinds">
              <Segments
                label={phoneEntry.kindLabel} value={form.kind}
                options={kinds.map((kind) => ({ value: kind, label: phoneEntry.kinds[kind] }))}
                onChange={(kind) => store.change({ kind })}
              />
            </div>
            <AmountLine form={form} currency={currency} />
            <SuggestionChips
              form={form} amount={amount} currency={currency} accounts={open} day={form.day ?? today}
              onChange={(changes) => store.change(changes)} onOther={() => openSheet('payee')}
            />
            <EntryRows
              form={form} account={account} other={other} today={today} onOpen={openSheet}
              onChange={(changes) => store.change(changes)}
            />
            <div className="entry__acts">
              <EntryAct icon="edit" text={phoneEntry.memo} onPress={() => openSheet('memo')} />
              {form.methodId === null && (
                <EntryAct icon="wallet" text={phoneEntry.method} onPress={() => openSheet('method')} />
              )}
              <PhotoAct form={form} onPress={() => openSheet('photo')} />
              {form.kind !== 'transfer' && (
                <EntryAct icon="split" text={phoneEntry.split} onPress={() => openSheet('split')} />
              )}
            </div>
          </div>
          {offer}
          <NoticeStrip />
        </div>
        <Keypad onKey={onKey} />
      </div>
    </Screen>
  );
}

/** Before any account is known: what most who type here pay in. */
const euro = known(parseCurrency('EUR'));

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a currency of ISO 4217');
  return value;
}

interface EntryActProps {
  readonly icon: IconName;
  readonly text: string;
  readonly onPress: () => void;
}

function EntryAct({ icon, text, onPress }: EntryActProps): ReactNode {
  return (
    <button type="button" className="entry__act" onClick={onPress}>
      <Icon name={icon} size={16} />
      <span>{text}</span>
    </button>
  );
}
