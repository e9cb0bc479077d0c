/** Ids as the screen has them. */
import { toIdOf } from '@tandem/ledger';
import { parseRecordId } from '@tandem/replica';

/** `text`: as the contract's schema let it in; of which kind the id is, the place in the contract says. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's word is all there is
export function textToId<Id extends ReturnType<typeof toIdOf>>(text: string): Id {
  const bytes = parseRecordId(text);
  if (bytes === undefined) throw new TypeError('an id of another form came past the contract');
  return toIdOf<Id>(bytes);
}
