/** One category: its name and where it stands in the tree. */
import type { CategoryNodeView, Id } from '@tandem/contract';
import { Button, EmptyState, TextField, useEngine, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { SystemChoice } from '../screen/system-choice.tsx';
import '../screen/name-acts.css';

/** Null: a new one. */
export function CategoryScreen({ categoryId }: { readonly categoryId: Id | null }): ReactNode {
  const { phone, phoneNames: { categories: words } } = useTexts();
  const { back } = useNavigation();
  const categories = useQuery('category-tree', {});
  const title = categoryId === null ? words.add : words.edit;
  if (categories === undefined) return <Screen title={title} leading="back">{null}</Screen>;
  const category = categories.find(({ id }) => id === categoryId) ?? null;
  if (category === null && categoryId !== null) {
    return (
      <Screen title={title} leading="back">
        <EmptyState sentence={words.gone} action={<Button kind="main" onClick={back}>{phone.back}</Button>} />
      </Screen>
    );
  }
  return <CategoryForm category={category} categories={categories} />;
}

interface CategoryFormProps {
  readonly category: CategoryNodeView | null;
  readonly categories: readonly CategoryNodeView[];
}

function CategoryForm({ category, categories }: CategoryFormProps): ReactNode {
  const { phoneNames } = useTexts();
  const words = phoneNames.categories;
  const engine = useEngine();
  const { back } = useNavigation();
  const { report, dismiss, tellFailure } = useSaving();
  const [name, setName] = useState(category?.name ?? '');
  const [parentId, setParentId] = useState(category?.parentId ?? null);
  const isNamed = name.trim() !== '';
  const below = category === null ? new Set<Id>() : branchIds(category, categories);

  const add = async (): Promise<void> => {
    const parent = categories.find(({ id }) => id === parentId);
    const answer = await engine.command('add-category', {
      path: parent === undefined ? name.trim() : `${parent.path} : ${name.trim()}`,
    });
    if (!answer.ok) {
      tellFailure(answer.error);
      return;
    }
    // What the strip offers to undo is no longer the last act.
    dismiss();
    back();
  };
  const change = async (before: CategoryNodeView): Promise<void> => {
    const { id: categoryId } = before;
    const done = { kind: 'said', text: words.changed } as const;
    if (name.trim() !== before.name
      && !report(await engine.command('rename-category', { categoryId, name: name.trim() }), done)) return;
    if (parentId !== before.parentId
      && !report(await engine.command('move-category', { categoryId, parentId }), done)) return;
    back();
  };
  const remove = async (categoryId: Id): Promise<void> => {
    const answer = await engine.command('delete-category', { categoryId });
    if (report(answer, { kind: 'said', text: words.deleted })) back();
  };

  return (
    <Screen
      title={category === null ? words.add : words.edit} leading="back"
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="category-reason">{isNamed ? '' : phoneNames.nameMissing}</p>
          <Button
            kind="main" isDisabled={!isNamed} aria-describedby="category-reason"
            onClick={() => void (category === null ? add() : change(category))}
          >
            {phoneNames.save}
          </Button>
        </div>
      )}
    >
      <TextField label={phoneNames.name} value={name} onChange={setName} maxLength={200} />
      <SystemChoice
        label={words.parent} value={parentId} none={words.noParent} onChange={setParentId}
        options={categories.filter(({ id }) => !below.has(id)).map(({ id, path }) => ({ value: id, text: path }))}
      />
      {category !== null && (
        <div className="name-acts">
          <Button
            kind="plain" icon="trash" isDisabled={category.isUsed} aria-describedby="category-use"
            onClick={() => void remove(category.id)}
          >
            {words.delete}
          </Button>
          <p className="name-acts__note" id="category-use">{category.isUsed && words.inUse}</p>
        </div>
      )}
    </Screen>
  );
}

/** Itself and what stands below it: none of them may be its parent. Parents come before their children. */
function branchIds({ id }: CategoryNodeView, categories: readonly CategoryNodeView[]): ReadonlySet<Id> {
  const ids = new Set([id]);
  for (const category of categories) if (category.parentId !== null && ids.has(category.parentId)) ids.add(category.id);
  return ids;
}
