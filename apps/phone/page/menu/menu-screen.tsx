/** The menu: a drawer over the first screen, [Synchronisation] first. */
import { formatCount, Icon, useLanguage, useQuery, useTexts, type IconName } from '@tandem/ui';
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import type { Route } from '../navigation/route.ts';
import { canInstall, install, onInstallOfferChanged } from '../program/install-offer.ts';
import { lastingState, onLastingChanged } from '../program/lasting-storage.ts';
import { useProgramUpdate } from '../program/use-program-update.ts';
import { LastSync, SyncState } from './sync-state.tsx';
import './menu-screen.css';

export function MenuScreen(): ReactNode {
  const { books, phone, phoneNames, journal, bin, device, backup } = useTexts();
  const language = useLanguage();
  const { back, replace } = useNavigation();
  const book = useQuery('book', {});
  const summary = useQuery('sync-summary', {});
  const accounts = useQuery('accounts', {});
  const backupFault = useQuery('backup-fault', {}) ?? undefined;
  const drawer = useRef<HTMLElement>(null);
  const accountCount = accounts?.groups.reduce((sum, group) => sum + group.accounts.length, 0);
  const conflicts = book?.kind === 'open' ? book.openConflicts : 0;

  useEffect(() => {
    drawer.current?.focus();
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') history.back();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className="drawer">
      {/* Outside of the drawer is the way back; a keyboard has Escape and the close button. */}
      <button type="button" className="drawer__shade" tabIndex={-1} aria-label={phone.close} onClick={back} />
      <main ref={drawer} className="drawer__panel" tabIndex={-1} aria-label={phone.menu.title}>
        <div className="drawer__head">
          <h1 className="drawer__title">{book?.kind === 'open' ? book.name : phone.menu.title}</h1>
          <button
            type="button" className="screen__bar-button" aria-label={phone.close} title={phone.close} onClick={back}
          >
            <Icon name="close" size={24} />
          </button>
        </div>
        <button type="button" className="drawer__sync" onClick={() => replace({ kind: 'sync' })}>
          <Icon name="sync" size={24} />
          <span className="drawer__sync-words">
            <span className="drawer__sync-title">
              {summary?.isPaired === false ? phone.menu.linkToPc : phone.menu.sync}
            </span>
            <SyncState />
          </span>
        </button>
        <ProgramActs />
        <nav className="drawer__items" aria-label={phone.menu.title}>
          <MenuItem icon="plus" text={phone.menu.newEntry} route={{ kind: 'entry' }} />
          <MenuItem
            icon="wallet" text={phone.menu.accounts} route={{ kind: 'accounts' }}
            {...(accountCount !== undefined && { note: formatCount(accountCount, language) })}
          />
          <MenuItem icon="search" text={phone.menu.search} route={{ kind: 'search', accountId: null }} />
          <MenuItem icon="tag" text={phoneNames.payees.title} route={{ kind: 'payees' }} />
          <MenuItem icon="budget" text={phoneNames.categories.title} route={{ kind: 'categories' }} />
          <MenuItem
            icon="conflict" text={phone.menu.conflicts} route={{ kind: 'conflicts' }}
            {...(conflicts > 0 && { warning: phone.menu.toLookAt(conflicts, formatCount(conflicts, language)) })}
          />
          <MenuItem icon="list" text={journal.title} route={{ kind: 'journal' }} />
          <MenuItem icon="trash" text={bin.title} route={{ kind: 'bin' }} />
          <hr className="drawer__line" />
          <MenuItem icon="book" text={books.title} route={{ kind: 'books' }} />
          <MenuItem icon="pc" text={device.title} route={{ kind: 'devices' }} />
          <MenuItem
            icon="restore" text={backup.restore.kept} route={{ kind: 'backups' }}
            {...(backupFault !== undefined && { warning: backup.settings.fault.mark })}
          />
          <MenuItem icon="gear" text={phone.menu.settings} route={{ kind: 'settings' }} />
          <MenuItem icon="info" text={phone.menu.about} route={{ kind: 'about' }} />
        </nav>
        <LastSync />
      </main>
    </div>
  );
}

/** What the program itself has to offer, while it has. */
function ProgramActs(): ReactNode {
  const { phoneProgram: words } = useTexts();
  const { replace } = useNavigation();
  const update = useProgramUpdate();
  const isInstallable = useSyncExternalStore(onInstallOfferChanged, canInstall);
  const lasting = useSyncExternalStore(onLastingChanged, lastingState);
  const isToAsk = lasting === 'to-ask' || lasting === 'left';
  if (!update.isReady && !isInstallable && !isToAsk) return null;
  return (
    <div className="drawer__program">
      {update.isReady && (
        <button type="button" className="drawer__item" onClick={update.take}>
          <Icon name="restore" size={24} />
          <span className="drawer__item-text">{words.update.ready}</span>
          <span className="drawer__item-act">{words.update.take}</span>
        </button>
      )}
      {isInstallable && (
        <button type="button" className="drawer__item" onClick={install}>
          <Icon name="phone" size={24} />
          <span className="drawer__item-text">{words.install}</span>
        </button>
      )}
      {isToAsk && (
        <button type="button" className="drawer__item" onClick={() => replace({ kind: 'settings' })}>
          <Icon name="shield" size={24} />
          <span className="drawer__item-text">{words.lasting.ask}</span>
        </button>
      )}
    </div>
  );
}

interface MenuItemProps {
  readonly icon: IconName;
  readonly text: string;
  readonly route: Route;
  readonly note?: string;
  readonly warning?: string;
}

function MenuItem({ icon, text, route, note, warning }: MenuItemProps): ReactNode {
  const { replace } = useNavigation();
  return (
    <button type="button" className="drawer__item" onClick={() => replace(route)}>
      <Icon name={icon} size={24} />
      <span className="drawer__item-text">{text}</span>
      {note !== undefined && <span className="drawer__item-note">{note}</span>}
      {warning !== undefined && <span className="drawer__item-warning">{warning}</span>}
    </button>
  );
}
