import { useEngine, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { noCategory, type ChosenCategory } from '../entry-form.ts';
import { useSaving } from '../saving.tsx';
import { foldForFilter, Picker, type PickerLine } from './picker.tsx';

export interface CategorySheetProps {
  readonly chosen: ChosenCategory;
  readonly onChoose: (category: ChosenCategory) => void;
}

export function CategorySheet({ chosen, onChoose }: CategorySheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const engine = useEngine();
  const { tellFailure } = useSaving();
  const categories = useQuery('categories', {});
  const [text, setText] = useState('');
  const folded = foldForFilter(text.trim());
  const found = (categories ?? []).filter(({ path }) => foldForFilter(path).includes(folded));
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
