/** A defect of the page ends here: it is said, nothing saved is lost, and the page can be loaded anew. */
import { Button, Icon, useTexts } from '@tandem/ui';
import { Component, type ReactNode } from 'react';
import './notice-screen.css';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

export class PageBoundary extends Component<PageBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <DefectScreen /> : this.props.children;
  }
}

function DefectScreen(): ReactNode {
  const { menu } = useTexts();
  return (
    <main className="notice-screen">
      <h1 className="notice-screen-title"><Icon name="warn" size={24} /> {menu.defectTitle}</h1>
      <p role="alert">{menu.defectSentence}</p>
      <Button kind="main" onClick={() => location.reload()}>{menu.reload}</Button>
    </main>
  );
}
