/** OFX texts of any length, for tests and measures. The same arguments give the same text. */
export interface OfxTextOptions {
  readonly lineCount: number;
  /** Number of the first line: two texts whose ranges overlap tell of the same lines. */
  readonly firstLine?: number;
  readonly bankIds?: 'unique' | 'counter' | 'none';
}

const linesPerDay = 4;

/** One bank statement of four lines a day from 1 January 2019; the first and the fourth of a day are often equal. */
export function makeOfxText({ lineCount, firstLine = 0, bankIds = 'unique' }: OfxTextOptions): string {
  const lines = Array.from({ length: lineCount }, (_, index) => makeLine(firstLine + index, index, bankIds));
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>
<STMTRS>\n<CURDEF>EUR\n<BANKACCTFROM>\n<BANKID>10000\n<BRANCHID>00001\n<ACCTID>00001234567\n<ACCTTYPE>CHECKING
</BANKACCTFROM>\n<BANKTRANLIST>\n${lines.join('')}</BANKTRANLIST>
<LEDGERBAL>\n<BALAMT>1842.30\n<DTASOF>20261130\n</LEDGERBAL>\n</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n`;
}

const labels = ['CARTE %d CAFE DU PONT', 'PRLV SEPA SYNDIC LES TILLEULS', 'VIR SEPA PAULINE ESTEVE'];

function makeLine(number: number, index: number, bankIds: 'unique' | 'counter' | 'none'): string {
  const dayNumber = Math.floor(number / linesPerDay);
  const date = new Date(Date.UTC(2019, 0, 1 + dayNumber)).toISOString().slice(0, 10).replaceAll('-', '');
  const label = (labels[number % 3] ?? '').replace('%d', `${date.slice(6)}/${date.slice(4, 6)}`);
  const cents = 100 + ((number % 3) * 7919 + dayNumber * 31) % 90_000;
  const amount = `${number % 3 === 2 ? '' : '-'}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const bankId = { unique: `20${1_000_000_007 + number * 13}`, counter: `id_mvt${index + 1}`, none: '' }[bankIds];
  return `<STMTTRN>\n<TRNTYPE>${number % 3 === 2 ? 'CREDIT' : 'DEBIT'}\n<DTPOSTED>${date}\n<TRNAMT>${amount}
${bankId === '' ? '' : `<FITID>${bankId}\n`}<NAME>${label}\n<MEMO>.\n</STMTTRN>\n`;
}
