/** The acts at hand, the search and [Synchronisation]. */
import { Icon, IconButton, KeyCap, useRovingFocus, useTexts, type IconName } from '@tandem/ui';
import type { ReactNode } from 'react';
import { SyncButton } from './sync-button.tsx';
import type { ActsAvailable, WindowActs } from './window-acts.ts';
import './toolbar.css';

interface ToolbarProps {
  readonly acts: WindowActs;
  readonly available: ActsAvailable;
  readonly search: ReactNode;
  /** Where the accounts are folded away: shows them. */
  readonly onToggleAccounts: () => void;
  readonly hasAccountsOpen: boolean;
  /** What undo and redo would do, in words. */
  readonly undoLabel: string;
  readonly redoLabel: string;
}

export function Toolbar(props: ToolbarProps): ReactNode {
  const { menu } = useTexts();
  const { acts, available } = props;
  const zoneRef = useRovingFocus<HTMLDivElement>('horizontal');
  return (
    <div className="toolbar">
      <div ref={zoneRef} className="toolbar-acts" role="toolbar"
        aria-label={menu.toolbar} data-zone="toolbar">
        <span className="toolbar-accounts">
          <IconButton icon="list" label={props.hasAccountsOpen ? menu.hideAccounts : menu.showAccounts}
            aria-expanded={props.hasAccountsOpen} onClick={props.onToggleAccounts} />
        </span>
        <ToolbarButton icon="plus" label={menu.newEntry} title={`${menu.newEntry} (${menu.keys.insert})`}
          onSelect={acts.newEntry} isDisabled={!available.hasRegister} />
        <ToolbarButton icon="transfer" label={menu.transfer} title={`${menu.newTransfer} (Ctrl+T)`}
          onSelect={acts.newTransfer} isDisabled={!available.hasRegister} />
        <span className="toolbar-gap" />
        <IconButton icon="undo" label={props.undoLabel} shortcut="Ctrl+Z" disabled={!available.canUndo}
          onClick={acts.undo} />
        <IconButton icon="redo" label={props.redoLabel} shortcut="Ctrl+Y" disabled={!available.canRedo}
          onClick={acts.redo} />
        <span className="toolbar-gap" />
        <ToolbarButton icon="import" label={menu.importShort} title={menu.importFile} onSelect={acts.importFile} />
      </div>
      {props.search}
      <SyncButton onOpen={acts.openSync} />
    </div>
  );
}

interface ToolbarButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly title: string;
  readonly onSelect: () => void;
  readonly isDisabled?: boolean;
}

/** Its words go where the window is narrow; the name stays. */
function ToolbarButton({ icon, label, title, onSelect, isDisabled = false }: ToolbarButtonProps): ReactNode {
  return (
    <button type="button" className="toolbar-button" title={title} aria-label={label} onClick={onSelect}
      disabled={isDisabled}>
      <Icon name={icon} size={16} />
      <span className="toolbar-button-label">{label}</span>
    </button>
  );
}

interface SearchFieldProps {
  readonly putField: (field: HTMLInputElement | null) => void;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Enter or ↓: into the hits. */
  readonly onEnter: () => void;
}

export function SearchField({ putField, text, onChange, onEnter }: SearchFieldProps): ReactNode {
  const { register } = useTexts();
  return (
    <div className="toolbar-search" role="search" data-zone="search">
      <Icon name="search" size={16} />
      <input ref={putField} className="toolbar-search-field" type="search" value={text} aria-label={register.search}
        placeholder={register.searchPlaceholder} maxLength={200} aria-keyshortcuts="Control+F"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onEnter();
          }
        }} />
      {text === '' ? <span className="toolbar-search-key" aria-hidden="true"><KeyCap>Ctrl F</KeyCap></span> : null}
    </div>
  );
}
