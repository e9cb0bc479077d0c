/** Ids as the screen has them. */
import { toIdOf } from '@tandem/ledger';
import { parseRecordId } from '@tandem/replica';

/** `text`: as the contract's schema let it in. */
export function textToId<Id extends ReturnType<typeof toIdOf>>(text: string): Id {
  const bytes = parseRecordId(text);
  if (bytes === undefined) throw new TypeError('an id of another form came past the contract');
  return toIdOf<Id>(bytes);
}
