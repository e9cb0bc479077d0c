/** Something is under way and nothing can be counted; in words where nothing may move. */
import type { ReactNode } from 'react';
import { useTexts } from '../language.tsx';
import './progress.css';

export function Spinner(): ReactNode {
  const { working } = useTexts().common;
  return (
    <span className="spinner" role="img" aria-label={working}>
      <svg className="icon icon--16 spinner__ring" viewBox="0 0 16 16" aria-hidden="true">
        <circle className="spinner__track" cx="8" cy="8" r="6" />
        <path d="M8 2a6 6 0 0 1 6 6" />
      </svg>
      <span className="spinner__words" aria-hidden="true">…</span>
    </span>
  );
}
