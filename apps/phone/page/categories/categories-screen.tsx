/** The tree of categories, to be extended, renamed, moved and pruned. */
import type { CategoryNodeView } from '@tandem/contract';
import { Button, formatCount, Icon, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import './categories-screen.css';

/** Deeper ones stand as deep as these. */
const depthMax = 4;

export function CategoriesScreen(): ReactNode {
  const { phoneNames: { categories: words } } = useTexts();
  const { go } = useNavigation();
  const categories = useQuery('category-tree', {}) ?? [];
  return (
    <Screen
      title={words.title} leading="back" body="plain"
      footer={(
        <Button kind="main" icon="plus" onClick={() => go({ kind: 'category', categoryId: null })}>{words.add}</Button>
      )}
    >
      <ul className="categories" aria-label={words.title}>
        {categories.map((category) => (
          <li key={category.id}>
            <CategoryRow
              category={category} onPress={() => go({ kind: 'category', categoryId: category.id })}
            />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

interface CategoryRowProps {
  readonly category: CategoryNodeView;
  readonly onPress: () => void;
}

function CategoryRow({ category: { name, path, depth, entries }, onPress }: CategoryRowProps): ReactNode {
  const { phoneNames } = useTexts();
  const language = useLanguage();
  const note = entries === 0 ? '' : phoneNames.entries(entries, formatCount(entries, language));
  return (
    <button
      type="button" onClick={onPress}
      className={`categories__line categories__line--${Math.min(depth, depthMax)}`}
    >
      <span className="categories__name">
        <span className="visually-hidden">{path.slice(0, path.length - name.length)}</span>{name}
      </span>
      {' '}
      <span className="categories__note">{note}</span>
      <Icon name="chevron-right" size={16} />
    </button>
  );
}
