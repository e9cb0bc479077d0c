/** The engine as components know it: its commands, and queries that stay up to date while they are shown. */
import type { EngineClient, QueryName, QueryParameters, QueryResults } from '@tandem/contract';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

const EngineContext = createContext<EngineClient | undefined>(undefined);

export interface EngineProviderProps {
  readonly client: EngineClient;
  readonly children: ReactNode;
}

/** Base UI puts a `<style>` into the page unless told otherwise, and our content policy refuses it. */
export function EngineProvider({ client, children }: EngineProviderProps): ReactNode {
  return (
    <EngineContext value={client}>
      <CSPProvider disableStyleElements>{children}</CSPProvider>
    </EngineContext>
  );
}

export function useEngine(): EngineClient {
  const client = useContext(EngineContext);
  if (client === undefined) throw new Error('No engine: a component outside of EngineProvider');
  return client;
}

export interface QueryOptions {
  /** Shows the last result while that of new parameters is on its way. */
  readonly keep?: boolean;
}

/** Undefined until the engine has answered; its newest answer from then on. */
export function useQuery<Name extends QueryName>(
  name: Name, parameters: QueryParameters<Name>, options: QueryOptions = {},
): QueryResults[Name] | undefined {
  const client = useEngine();
  const key = `${name} ${JSON.stringify(parameters)}`;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly result: QueryResults[Name] }>();
  useEffect(
    () => client.subscribe(name, parameters, (result) => setAnswer({ key, result })),
    // The key says all there is to say of name and parameters, whose object is a new one at each rendering.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
    [client, key],
  );
  return answer?.key === key || options.keep === true ? answer?.result : undefined;
}

/** `closed`: nothing will be answered any more. */
export function useConnection(): 'open' | 'closed' {
  const client = useEngine();
  const [closed, setClosed] = useState<EngineClient>();
  useEffect(() => client.onClosed(() => setClosed(client)), [client]);
  return closed === client ? 'closed' : 'open';
}
