/** The name of a book: of a new one, or another one. */
import { AlertStrip, Button, describeFailure, TextField, useTexts, type ShownFailure } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';

interface BookNameFormProps {
  readonly title: string;
  readonly note?: string;
  readonly act: string;
  readonly name: string;
  readonly failure: ShownFailure | undefined;
  readonly onCancel: () => void;
  readonly onDone: (name: string) => void;
}

const lettersMax = 60;

export function BookNameForm(
  { title, note, act, name: given, failure, onCancel, onDone }: BookNameFormProps,
): ReactNode {
  const texts = useTexts();
  const [name, setName] = useState(given);
  const isNamed = name.trim() !== '';
  return (
    <Screen
      title={title} leading="back" onLeading={onCancel}
      footer={<Button kind="main" isDisabled={!isNamed} onClick={() => onDone(name.trim())}>{act}</Button>}
    >
      <form
        className="books"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) onDone(name.trim());
        }}
      >
        {failure !== undefined && <AlertStrip kind="bad">{describeFailure(texts, failure)}</AlertStrip>}
        <TextField label={texts.books.name} value={name} maxLength={lettersMax} onChange={setName} />
        {note !== undefined && <p className="books__note">{note}</p>}
      </form>
    </Screen>
  );
}
