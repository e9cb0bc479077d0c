import { useEngine, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { ofKindFirst } from '../category-order.ts';
import { noCategory, type ChosenCategory, type EntryFormKind } from '../entry-form.ts';
import { useSaving } from '../saving.tsx';
import { foldForFilter, Picker, type PickerLine } from './picker.tsx';

export interface CategorySheetProps {
  readonly chosen: ChosenCategory;
  readonly kind: EntryFormKind;
  readonly onChoose: (category: ChosenCategory) => void;
}

export function CategorySheet({ chosen, kind, onChoose }: CategorySheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const engine = useEngine();
  const { tellFailure } = useSaving();
  const categories = useQuery('categories', {});
  const [text, setText] = useState('');
  const folded = foldForFilter(text.trim());
  const found = ofKindFirst(categories ?? [], kind).filter(({ path }) => foldForFilter(path).includes(folded));
  const isKnown = found.some(({ path }) => foldForFilter(path) === folded);

  const create = async (path: string): Promise<void> => {
    const answer = await engine.command('add-category', { path });
    if (answer.ok) onChoose({ id: answer.value.categoryId, path });
    else tellFailure(answer.error);
  };

  const lines: PickerLine[] = found.map((category) => ({
    key: category.id, text: category.path, isChosen: category.id === chosen.id, onChoose: () => onChoose(category),
  }));
  if (folded === '') {
    lines.unshift({
      key: 'none', text: phoneEntry.noCategory, isChosen: chosen.id === null, onChoose: () => onChoose(noCategory),
    });
  } else if (!isKnown && categories !== undefined) {
    const path = text.trim();
    lines.push({ key: 'create', text: phoneEntry.create(path), icon: 'plus', onChoose: () => void create(path) });
  }
  return (
    <Picker title={phoneEntry.category} lines={lines} filter={{ label: phoneEntry.filter, text, onText: setText }} />
  );
}
