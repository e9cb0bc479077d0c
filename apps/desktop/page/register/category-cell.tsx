/** Category or account: typed, chosen, created; or that the entry is split. */
import { Icon, useTexts, type IconName } from '@tandem/ui';
import { useMemo, type ReactNode } from 'react';
import { categoryOptions, type CategoryLists, type CategoryOption } from './category-lookup.ts';
import { ChoiceCell, type ChoiceOption } from './choice-field.tsx';
import { accountChoice, categoryChoice, type CategoryField, type ChoiceField } from './entry-form.ts';

const popupWidth = 320;

interface CategoryCellProps {
  readonly field: CategoryField;
  readonly lists: CategoryLists;
  readonly faultId: string | undefined;
  readonly isPreview?: boolean;
  readonly fieldName: 'category' | 'split-category';
  /** Of a split. */
  readonly line?: number;
  readonly canSplit?: boolean;
  readonly onChange: (field: ChoiceField) => void;
  readonly onSplit?: () => void;
}

export function CategoryCell(props: CategoryCellProps): ReactNode {
  const { register } = useTexts();
  const { field } = props;
  if (field.kind === 'split') {
    return (
      <span className="entry-editor-split" data-preview={props.isPreview}>
        <Icon name="split" size={16} /> <span className="register-text">{register.split(field.lines.length)}</span>
      </span>
    );
  }
  return <ChoiceCategoryCell {...props} field={field} />;
}

function ChoiceCategoryCell(props: CategoryCellProps & { readonly field: ChoiceField }): ReactNode {
  const { register } = useTexts();
  const { field, lists, onChange, onSplit } = props;
  const found = useMemo(() => categoryOptions(field, lists), [field, lists]);
  const label = field.isTransfer ? register.fields.transferAccount : register.fields.category;
  const shown: ChoiceOption[] = found.map((option) => ({
    key: optionKey(option), isDeliberate: option.kind === 'new-category', content: <Option option={option} />,
  }));
  const canSplit = props.canSplit === true && !field.isTransfer && onSplit !== undefined;
  if (canSplit) {
    shown.push({
      key: 'split', isDeliberate: true, content: <WithIcon icon="split" text={register.splitStart} />,
    });
  }
  return (
    <ChoiceCell label={label} listLabel={register.suggestions} value={field.text} fieldName={props.fieldName}
      line={props.line} popupWidth={popupWidth} faultId={props.faultId}
      isPreview={props.isPreview ?? false} options={shown}
      onType={(text) => onChange({ ...field, text, chosen: null })}
      onChoose={(index) => {
        const option = found[index];
        if (option !== undefined) onChange(optionToField(option, field));
        else if (canSplit) onSplit();
      }} />
  );
}

function Option({ option }: { readonly option: CategoryOption }): ReactNode {
  const { register } = useTexts();
  switch (option.kind) {
    case 'category': return option.label;
    case 'account': return <WithIcon icon="transfer" text={option.label} />;
    case 'new-category': return <WithIcon icon="plus" text={register.createCategory(option.path)} />;
  }
}

function WithIcon({ icon, text }: { readonly icon: IconName; readonly text: string }): ReactNode {
  return <><Icon name={icon} size={16} /> <span>{text}</span></>;
}

function optionToField(option: CategoryOption, field: ChoiceField): ChoiceField {
  switch (option.kind) {
    case 'category': return categoryChoice(option.id, option.label);
    case 'account': return { ...accountChoice(option.id, option.label), isTransfer: field.isTransfer };
    case 'new-category': return { ...field, text: option.path, chosen: option };
  }
}

function optionKey(option: CategoryOption): string {
  return option.kind === 'new-category' ? 'new' : option.id;
}
