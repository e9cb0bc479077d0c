import { dayToIso, parseDay, toDay, type Day } from '@tandem/ledger';
import { Button, formatDayLong, useLanguage, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { Screen } from '../../screen/screen.tsx';
import '../../screen/system-field.css';
import './sheets.css';

export interface DateSheetProps {
  readonly day: Day;
  readonly today: Day;
  /** Null for today, so that a draft of yesterday evening is not of yesterday. */
  readonly onChoose: (day: Day | null) => void;
}

export function DateSheet({ day, today, onChoose }: DateSheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const language = useLanguage();
  const [chosen, setChosen] = useState(day);
  return (
    <Screen
      title={phoneEntry.date} leading="back" hasNotice={false}
      footer={(
        <Button kind="main" onClick={() => onChoose(chosen === today ? null : chosen)}>{phoneEntry.done}</Button>
      )}
    >
      <p className="sheet__day" aria-live="polite">{formatDayLong(chosen, language)}</p>
      <div className="sheet__pair">
        <Button kind="plain" icon="chevron-left" onClick={() => setChosen(toDay(chosen - 1))}>
          {phoneEntry.previousDay}
        </Button>
        <Button kind="plain" icon="chevron-right" onClick={() => setChosen(toDay(chosen + 1))}>
          {phoneEntry.nextDay}
        </Button>
      </div>
      <div className="sheet__pair">
        <Button kind="plain" onClick={() => setChosen(today)}>{phoneEntry.today}</Button>
        <Button kind="plain" onClick={() => setChosen(toDay(today - 1))}>{phoneEntry.yesterday}</Button>
      </div>
      <label className="system-field">
        <span>{phoneEntry.otherDate}</span>
        {/* The system's own calendar: every phone has a good one. */}
        <input
          className="system-field__box" type="date" value={dayToIso(chosen)}
          onChange={({ target }) => setChosen(parseDay(target.value) ?? chosen)}
        />
      </label>
    </Screen>
  );
}
