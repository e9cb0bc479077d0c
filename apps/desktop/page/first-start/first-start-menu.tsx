/** The menu bar before there is a book: the same menus in the same places, with what means anything already. */
import { MenuBar, useEngine, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { appearanceItems } from '../shell/window-menu.tsx';

interface FirstStartMenuProps {
  readonly onCreate: () => void;
  readonly onImport: () => void;
  readonly onSync: () => void;
  readonly onRestore: () => void;
  readonly onAbout: () => void;
}

export function FirstStartMenu(props: FirstStartMenuProps): ReactNode {
  const { firstStart, menu } = useTexts();
  const engine = useEngine();
  const preferences = useQuery('preferences', {});
  const nothing = (): void => {};
  return (
    <header className="first-start__menu">
      <MenuBar
        label={menu.bar}
        menus={[
          { label: menu.file, items: [
            { label: firstStart.create.title, onSelect: props.onCreate },
            { label: menu.importFile, onSelect: props.onImport },
            'separator',
            { label: menu.closeWindow, onSelect: () => window.close() },
          ] },
          { label: menu.edit, items: [
            { label: menu.undo, shortcut: 'Ctrl+Z', onSelect: nothing, isDisabled: true },
            { label: menu.redo, shortcut: 'Ctrl+Y', onSelect: nothing, isDisabled: true },
          ] },
          { label: menu.view, items: appearanceItems(menu, preferences, (chosen) => {
            void engine.command('set-preferences', chosen);
          }) },
          { label: menu.tools, items: [
            { label: menu.sync, onSelect: props.onSync },
            { label: menu.database, children: [{ label: menu.restore, onSelect: props.onRestore }] },
          ] },
          { label: menu.help, items: [{ label: menu.about, onSelect: props.onAbout }] },
        ]}
      />
    </header>
  );
}
