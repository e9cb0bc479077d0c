/** A command of a dialog, from its start to its answer. */
import type { CommandName, CommandParameters, CommandResults } from '@tandem/contract';
import { useState } from 'react';
import { useEngine } from './engine.tsx';
import type { ShownFailure } from './messages/failure-messages.ts';

export type CommandState<Value> =
  | { readonly kind: 'idle' | 'working' }
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: ShownFailure };

export interface RunCommand<Name extends CommandName> {
  readonly state: CommandState<CommandResults[Name]>;
  readonly run: (parameters: CommandParameters<Name>) => Promise<void>;
  readonly forget: () => void;
}

export function useCommand<Name extends CommandName>(name: Name): RunCommand<Name> {
  const engine = useEngine();
  const [state, setState] = useState<CommandState<CommandResults[Name]>>({ kind: 'idle' });
  return {
    state,
    async run(parameters) {
      setState({ kind: 'working' });
      const answer = await engine.command(name, parameters);
      setState(answer.ok ? { kind: 'done', value: answer.value } : { kind: 'failed', failure: answer.error });
    },
    forget: () => setState({ kind: 'idle' }),
  };
}
