/** Every target, in the order in which a long run takes them. */
import type { Target } from './target.ts';
import { batches } from './targets/batches.ts';
import { handshake } from './targets/handshake.ts';
import { imports } from './targets/imports.ts';
import { listener } from './targets/listener.ts';
import { messages } from './targets/messages.ts';
import { peers } from './targets/peers.ts';
import { texts } from './targets/texts.ts';

export const targets: readonly Target[] = [listener, handshake, messages, batches, texts, imports, peers];
