/** What `npm start` is told behind `--`. */
import { parseArgs } from 'node:util';
import { failure, success, type Language, type Result } from '@tandem/ledger';
import { classifyAddress, parseAddress, type IpAddress } from '@tandem/link';
import type { ListeningPlace } from './pc-reach.ts';
import type { StartTexts } from './start-messages.ts';

export interface StartOptions {
  readonly bookPath: string | undefined;
  readonly address: ListeningPlace['address'];
  /** Of the door for phones; 0 for any free one. */
  readonly port: number;
  readonly hasWindow: boolean;
  /** Undefined: that of the environment, or of the preferences. */
  readonly language: Language | undefined;
}

const optionTypes = {
  book: 'string', address: 'string', port: 'string', 'no-window': 'boolean', language: 'string',
} as const;

/** Or one sentence. */
export function parseCommandLine(argv: readonly string[], texts: StartTexts): Result<StartOptions, string> {
  const { tokens } = parseArgs({
    args: [...argv], strict: false, allowPositionals: true, tokens: true,
    options: Object.fromEntries(Object.entries(optionTypes).map(([name, type]) => [name, { type }])),
  });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') return failure(texts.unexpectedArgument(token.value));
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(optionTypes, token.name)) return failure(texts.unknownOption(token.rawName));
    const isMissing = token.name !== 'no-window' && (token.value ?? '') === '';
    if (isMissing) return failure(texts.optionNeedsValue(token.rawName));
    values.set(token.name, token.value ?? '');
  }
  return prove(values, texts);
}

function prove(values: ReadonlyMap<string, string>, texts: StartTexts): Result<StartOptions, string> {
  const portText = values.get('port') ?? '0';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : NaN;
  const isPort = values.has('port') ? port >= 1 && port <= 65_535 : true;
  if (!isPort) return failure(texts.badPort(portText));
  const addressText = values.get('address');
  const bytes = addressText === undefined ? undefined : parseAddress(addressText);
  if (addressText !== undefined && (bytes === undefined || !isHome(bytes))) {
    return failure(texts.badAddress(addressText));
  }
  const language = values.get('language');
  if (language !== undefined && language !== 'fr' && language !== 'en') return failure(texts.badLanguage(language));
  return success({
    bookPath: values.get('book'), port, hasWindow: !values.has('no-window'), language,
    address: addressText === undefined || bytes === undefined ? undefined : { text: addressText, bytes },
  });
}

function isHome(address: IpAddress): boolean {
  switch (classifyAddress(address)) {
    case 'private': case 'unique-local': case 'loopback': return true;
    // With IPv6 it is an address only together with an interface of the caller.
    case 'link-local': return address.length === 4;
    case 'public': case 'not-a-host': return false;
  }
}
