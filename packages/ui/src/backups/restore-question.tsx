/** What a restore means for the devices that sync with this book. The focus is on the meaning that loses nothing. */
import type { CommandParameters } from '@tandem/contract';
import type { ReactNode } from 'react';
import { ChoiceCards } from '../controls/choice-cards.tsx';
import { useTexts } from '../language.tsx';
import './backups.css';

export type RestoreHow = CommandParameters<'restore-backup'>['how'];

export interface RestoreQuestionProps {
  readonly how: RestoreHow;
  readonly onChange: (how: RestoreHow) => void;
}

export function RestoreQuestion({ how, onChange }: RestoreQuestionProps): ReactNode {
  const { backup: { restore: { question } } } = useTexts();
  return (
    <>
      <p>{question.intro}</p>
      <ChoiceCards
        label={question.choices} value={how} onChange={onChange} takesFocus
        options={[{ value: 'merge', ...question.merge }, { value: 'truth', ...question.truth }]}
      />
    </>
  );
}

/** Nobody needs to be asked where nobody syncs, or where the backup is of another book: the next sync asks then. */
export function asksHow(preview: { readonly isPaired: boolean; readonly difference: unknown }): boolean {
  return preview.isPaired && preview.difference !== null;
}
