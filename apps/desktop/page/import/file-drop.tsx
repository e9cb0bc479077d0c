/** A bank's file dropped anywhere on the window, or chosen with the system's file chooser. */
import { Icon, useTexts } from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFileChooser } from './file-chooser.tsx';
import { FileNoticeStrip } from './file-notice-strip.tsx';
import './file-drop.css';

export interface FileDrop {
  /** Opens the system's file chooser. */
  readonly chooseFile: () => void;
  /** The chooser itself, what is shown while a file hovers, and the strip that says what became of the last one. */
  readonly outlet: ReactNode;
}

export function useFileDrop(): FileDrop {
  const { import: texts } = useTexts();
  const { chooseFile, chooser, takeFiles } = useFileChooser();
  const isHovering = useDrop(takeFiles);
  return {
    chooseFile,
    outlet: (
      <>
        {chooser}
        {isHovering && (
          <div className="file-drop__target">
            <Icon name="import" size={24} />
            <p className="file-drop__sentence">{texts.dropHere}</p>
            <p className="file-drop__note">{texts.dropNote}</p>
          </div>
        )}
        <FileNoticeStrip />
      </>
    ),
  };
}

/** Whether files hover over the window now. */
function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isHovering, setIsHovering] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsHovering(true);
    };
    const leave = (event: DragEvent): void => {
      // Null where the pointer left the window, and not one element for another.
      if (event.relatedTarget === null) setIsHovering(false);
    };
    const drop = (event: DragEvent): void => {
      setIsHovering(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      latest.current([...event.dataTransfer?.files ?? []]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isHovering;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
