/** The backups that are kept, and a file of the user's. */
import { BackupFileButton, BackupList, useTexts, type BackupFileButtonProps } from '@tandem/ui';
import type { ReactNode } from 'react';

export function BackupChoice({ isDisabled, onChoose }: BackupFileButtonProps): ReactNode {
  const { backup: { restore: words } } = useTexts();
  return (
    <>
      <p>{words.intro}</p>
      <BackupList size="pc" isDisabled={isDisabled} onChoose={({ name }) => onChoose({ kind: 'kept', name })} />
      <BackupFileButton isDisabled={isDisabled} onChoose={onChoose} />
    </>
  );
}
