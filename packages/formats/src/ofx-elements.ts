/**
 * Which tags of an OFX file enclose others. SGML does not say it (a leaf may lack its end and its text), so:
 *
 * 1. The aggregates that statements are made of are known by name. One that has no end, or no beginning, means that
 *    the file was cut or damaged.
 * 2. The leaves that are read from them are known by name and never enclose anything, closed or not.
 * 3. Any other tag with text is a leaf. Without text it is an aggregate if its name is closed somewhere in the file
 *    (so that a NAME inside of it is not taken for the entry's), and an empty leaf otherwise.
 */
import { OfxTokenizer } from './ofx-tokenizer.ts';

const knownAggregates: ReadonlySet<string> = new Set([
  'OFX', 'BANKMSGSRSV1', 'STMTTRNRS', 'STMTRS', 'BANKACCTFROM', 'BANKTRANLIST', 'STMTTRN', 'CURRENCY', 'PAYEE',
  'LEDGERBAL', 'CREDITCARDMSGSRSV1', 'CCSTMTTRNRS', 'CCSTMTRS', 'CCACCTFROM',
]);

const knownLeaves: ReadonlySet<string> = new Set([
  'CURDEF', 'BANKID', 'BRANCHID', 'ACCTID', 'ACCTTYPE', 'TRNTYPE', 'DTPOSTED', 'DTUSER', 'DTAVAIL', 'TRNAMT', 'FITID',
  'CHECKNUM', 'REFNUM', 'NAME', 'MEMO', 'CURRATE', 'CURSYM', 'BALAMT', 'DTASOF', 'DTSTART', 'DTEND',
]);

/** OFX itself goes 10 deep. */
const depthMax = 64;

/** OFX has about 600 element names. */
const closedNamesMax = 10_000;

export type OfxEvent =
  /** A known aggregate begins: `name`. */
  | 'open'
  /** `name`, `value`, and the aggregate that holds it: `parent`. */
  | 'leaf'
  /** A known aggregate ends: `name`. */
  | 'close'
  | 'end'
  /** The aggregate `name` has no end, or no beginning; `lineNumber` is where its other half stands. */
  | 'cut'
  | 'too-deep';

export class OfxElements {
  static readonly depthMax = depthMax;
  name = '';
  value = '';
  parent = '';
  /** Line of the current element in the file, from 1. */
  lineNumber = 0;
  readonly #text: string;
  readonly #start: number;
  readonly #tokenizer: OfxTokenizer;
  readonly #openElements: { readonly name: string; readonly lineNumber: number }[] = [];
  #closedNames: ReadonlySet<string> | undefined;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#tokenizer = new OfxTokenizer(text, start);
  }

  next(): OfxEvent {
    for (;;) {
      const token = this.#tokenizer.next();
      if (token === 'end') return this.#findUnclosed(0) ?? 'end';
      this.name = this.#tokenizer.name;
      this.lineNumber = this.#tokenizer.lineNumber();
      const event = token === 'open' ? this.#open() : this.#close();
      if (event !== undefined) return event;
    }
  }

  #open(): OfxEvent | undefined {
    const isKnown = knownAggregates.has(this.name);
    if (!isKnown && !this.#isUnknownAggregate()) {
      this.value = this.#tokenizer.value;
      this.parent = this.#openElements.at(-1)?.name ?? '';
      return 'leaf';
    }
    if (this.#openElements.length >= depthMax) return 'too-deep';
    this.#openElements.push({ name: this.name, lineNumber: this.lineNumber });
    return isKnown ? 'open' : undefined;
  }

  #isUnknownAggregate(): boolean {
    if (this.#tokenizer.value !== '' || knownLeaves.has(this.name)) return false;
    this.#closedNames ??= collectClosedNames(this.#text, this.#start);
    return this.#closedNames.has(this.name);
  }

  #close(): OfxEvent | undefined {
    const isKnown = knownAggregates.has(this.name);
    const openAt = this.#openElements.findLastIndex((element) => element.name === this.name);
    if (openAt < 0) return isKnown ? 'cut' : undefined; // the end of a leaf says nothing new
    const cut = this.#findUnclosed(openAt + 1);
    if (cut !== undefined) return cut;
    this.#openElements.length = openAt;
    return isKnown ? 'close' : undefined;
  }

  /** The innermost known aggregate that is open at `depth` or deeper, as a 'cut'. */
  #findUnclosed(depth: number): 'cut' | undefined {
    const unclosedAt = this.#openElements.findLastIndex((element) => knownAggregates.has(element.name));
    const unclosed = this.#openElements[unclosedAt];
    if (unclosed === undefined || unclosedAt < depth) return undefined;
    this.name = unclosed.name;
    this.lineNumber = unclosed.lineNumber;
    return 'cut';
  }
}

function collectClosedNames(text: string, start: number): ReadonlySet<string> {
  const names = new Set<string>();
  const closingTag = /<\/([A-Za-z][\w.:-]{0,63})\s{0,8}>/g;
  closingTag.lastIndex = start;
  while (names.size < closedNamesMax) {
    const name = closingTag.exec(text)?.[1];
    if (name === undefined) break;
    names.add(name.toUpperCase());
  }
  return names;
}
