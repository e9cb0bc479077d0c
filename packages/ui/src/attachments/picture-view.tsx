/** One picture, in full or in its own size, in which it is moved about. */
import { useState, type ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { useTexts } from '../language.tsx';
import './picture-view.css';

export interface PictureViewProps {
  readonly address: string | undefined;
  readonly name: string;
  readonly width: number;
  /** Beside the zoom. */
  readonly acts?: ReactNode;
}

export function PictureView({ address, name, width, acts }: PictureViewProps): ReactNode {
  const { attachment } = useTexts();
  const [isLarge, setIsLarge] = useState(false);
  const label = name === '' ? attachment.photo : name;
  return (
    <div className="picture-view">
      <div
        className={isLarge ? 'picture-view__frame picture-view__frame--large' : 'picture-view__frame'}
        role="region" aria-label={label}
        // The keyboard moves what is larger than its frame.
        {...(isLarge && { tabIndex: 0 })}
      >
        {address === undefined
          ? <p>{label}</p>
          : <img className="picture-view__picture" src={address} alt={label} {...(isLarge && { width })} />}
      </div>
      <div className="picture-view__acts">
        <Button kind="plain" onClick={() => setIsLarge(!isLarge)}>
          {isLarge ? attachment.fit : attachment.enlarge}
        </Button>
        {acts}
      </div>
    </div>
  );
}
