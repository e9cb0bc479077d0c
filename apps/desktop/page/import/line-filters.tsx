/** The counts of the lines, each of which shows only its own. */
import { formatCount, Icon, useLanguage, useTexts, type IconName } from '@tandem/ui';
import { useId, type ReactNode } from 'react';
import { lineFilters, type LineFilter } from './import-lines.ts';

interface LineFiltersProps {
  readonly counts: Readonly<Record<LineFilter, number>>;
  readonly value: LineFilter;
  readonly onChange: (filter: LineFilter) => void;
}

const icons: Readonly<Record<LineFilter, IconName | undefined>> = {
  all: undefined, add: 'plus', confirms: 'link', 'already-there': 'duplicate',
};

export function LineFilters({ counts, value, onChange }: LineFiltersProps): ReactNode {
  const language = useLanguage();
  const { import: words } = useTexts();
  const name = useId();
  return (
    <fieldset className="line-filters">
      <legend>{words.filters}</legend>
      {lineFilters.map((filter) => {
        const icon = icons[filter];
        return (
          <label key={filter} className="line-filters__choice" data-checked={filter === value ? '' : undefined}>
            <input type="radio" name={name} checked={filter === value} onChange={() => onChange(filter)} />
            {icon !== undefined && <Icon name={icon} size={16} />}
            <span>{words.filter[filter]}</span>
            <span className="line-filters__count">{formatCount(counts[filter], language)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
