/** The PC window's page: wiring. */
import { EngineClient } from '@tandem/contract';
import { EngineProvider } from '@tandem/ui';
import '@tandem/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { engineAddress, openWebSocketWire } from './web-socket-wire.ts';

const root = document.querySelector('#page');
if (root === null) throw new Error('The page has no place to stand in');
const client = new EngineClient(openWebSocketWire(engineAddress(location)));
createRoot(root).render(
  <EngineProvider client={client}>
    <App />
  </EngineProvider>,
);
