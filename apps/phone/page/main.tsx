/** The phone's page: the engine first, since it takes longest, then the screens. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectEngine } from './engine-connection.ts';
import { registerOfflineUse } from './offline-use.ts';
import { watchInstallOffer } from './program/install-offer.ts';
import { applyPreferences, readPagePreferences } from './screen/page-preferences.ts';
import { arriveByAddress } from './share-in/arrival.ts';
import { startShell } from './shell/start-shell.ts';
import '@tandem/ui/styles.css';
import './phone.css';

const connection = connectEngine();
// Before anything is drawn: no flash of the other theme.
applyPreferences(readPagePreferences());
void startShell();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(<App connection={connection} />);
registerOfflineUse();
watchInstallOffer();
arriveByAddress();
