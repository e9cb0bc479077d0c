import { useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';

export function AboutScreen(): ReactNode {
  const { phone } = useTexts();
  return (
    <Screen title={phone.aboutTitle} leading="back">
      {phone.about.map((sentence) => <p key={sentence}>{sentence}</p>)}
    </Screen>
  );
}
