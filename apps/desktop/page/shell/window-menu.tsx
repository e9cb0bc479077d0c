/** The menu bar: every act of the window, with its key. */
import type { Preferences } from '@tandem/contract';
import { MenuBar, useTexts, type MenuEntry, type Texts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { ActsAvailable, WindowActs } from './window-acts.ts';

interface WindowMenuProps {
  readonly acts: WindowActs;
  readonly available: ActsAvailable;
  readonly preferences: Preferences | undefined;
  readonly undoLabel: string;
  readonly redoLabel: string;
}

export function WindowMenu(props: WindowMenuProps): ReactNode {
  const { attachment, menu } = useTexts();
  return <MenuBar label={menu.bar} menus={windowMenus(menu, { ...props, photosLabel: attachment.menu })} />;
}

type Menus = readonly { readonly label: string; readonly items: readonly MenuEntry[] }[];

function windowMenus(menu: Texts['menu'], props: WindowMenuProps & { readonly photosLabel: string }): Menus {
  const { acts, available } = props;
  const isDisabled = !available.hasRegister;
  return [
    { label: menu.file, items: [
      { label: menu.addAccount, onSelect: acts.addAccount },
      { label: menu.editAccount, onSelect: acts.editAccount, isDisabled },
      'separator',
      { label: menu.importFile, onSelect: acts.importFile },
      { label: menu.exportBook, onSelect: acts.exportBook },
      'separator',
      { label: menu.closeWindow, onSelect: acts.closeWindow },
    ] },
    { label: menu.edit, items: [
      { label: props.undoLabel, shortcut: 'Ctrl+Z', onSelect: acts.undo, isDisabled: !available.canUndo },
      { label: props.redoLabel, shortcut: 'Ctrl+Y', onSelect: acts.redo, isDisabled: !available.canRedo },
      'separator',
      { label: menu.newEntry, shortcut: menu.keys.insert, onSelect: acts.newEntry, isDisabled },
      { label: menu.newTransfer, shortcut: 'Ctrl+T', onSelect: acts.newTransfer, isDisabled },
      { label: menu.duplicate, shortcut: 'Ctrl+D', onSelect: acts.duplicate, isDisabled },
      { label: menu.delete, shortcut: menu.keys.delete, onSelect: acts.deleteChosen, isDisabled },
      { label: props.photosLabel, onSelect: () => acts.showPhotos(), isDisabled },
      { label: menu.clear, shortcut: menu.keys.space, onSelect: acts.clearChosen, isDisabled },
      'separator',
      { label: menu.selectAll, shortcut: 'Ctrl+A', onSelect: acts.selectAll, isDisabled },
      { label: menu.find, shortcut: 'Ctrl+F', onSelect: acts.find },
    ] },
    { label: menu.view, items: appearanceItems(menu, props.preferences, acts.setPreferences) },
    { label: menu.tools, items: [
      { label: menu.sync, shortcut: 'Ctrl+S', onSelect: acts.openSync },
      { label: menu.conflicts, onSelect: () => acts.showConflicts() },
      { label: menu.journal, onSelect: () => acts.showJournal(null) },
      { label: menu.devices, onSelect: acts.showDevices },
      { label: menu.installOnPhone, onSelect: acts.installOnPhone },
      { label: menu.bin, onSelect: acts.showBin },
      { label: menu.database, children: [
        { label: menu.backUp, onSelect: () => acts.openBackup('back-up') },
        { label: menu.restore, onSelect: () => acts.openBackup('restore') },
        { label: menu.backupSettings, onSelect: () => acts.openBackup('settings') },
        { label: menu.check, onSelect: () => acts.openBackup('check') },
      ] },
    ] },
    { label: menu.help, items: [
      { label: menu.shortcuts, shortcut: 'F1', onSelect: acts.showShortcuts },
      { label: menu.about, onSelect: acts.showAbout },
    ] },
  ];
}

export function appearanceItems(
  menu: Texts['menu'], preferences: Preferences | undefined, setPreferences: WindowActs['setPreferences'],
): readonly MenuEntry[] {
  const { theme, density, language } = preferences ?? {};
  return [
    { label: menu.theme, children: [
      { label: menu.themeSystem, checked: theme === 'system', onSelect: () => setPreferences({ theme: 'system' }) },
      { label: menu.themeLight, checked: theme === 'light', onSelect: () => setPreferences({ theme: 'light' }) },
      { label: menu.themeDark, checked: theme === 'dark', onSelect: () => setPreferences({ theme: 'dark' }) },
    ] },
    { label: menu.density, children: [
      { label: menu.densityComfortable, checked: density === 'comfortable',
        onSelect: () => setPreferences({ density: 'comfortable' }) },
      { label: menu.densityNormal, checked: density === 'normal',
        onSelect: () => setPreferences({ density: 'normal' }) },
      { label: menu.densityCompact, checked: density === 'compact',
        onSelect: () => setPreferences({ density: 'compact' }) },
    ] },
    { label: menu.language, children: [
      // Each language under its own name, so that one who reads only the other finds it.
      { label: 'Français', checked: language === 'fr', onSelect: () => setPreferences({ language: 'fr' }) },
      { label: 'English', checked: language === 'en', onSelect: () => setPreferences({ language: 'en' }) },
    ] },
  ];
}
