/** A bank's file as French banks write it: OFX 1.02, one byte a character, labels in capitals and accents. */

const payees = [
  'CARTE 03/11 BOULANGERIE PÉCHARD', 'PRLV SEPA ÉLECTRICITÉ DE L’OUEST', 'VIR SEPA SALAIRE ATELIER LEFÈVRE',
  'CARTE 07/11 MARCHÉ D’ÎLE-DE-FRANCE', 'PRLV SEPA ASSURANCE MAÏF', 'CHEQUE 0000123', 'RETRAIT DAB NOËL-CŒUR',
];

export interface StatementOptions {
  readonly lines: number;
  /** A whole number of cents, before the first line. */
  readonly openingCents: number;
}

export interface BankStatement {
  /** In ISO 8859-15, as it says of itself. */
  readonly bytes: Buffer;
  /** Of all lines. */
  readonly sumCents: number;
}

/** One line a day, back from 23 November 2026; the same for the same options. */
export function makeStatement({ lines, openingCents }: StatementOptions): BankStatement {
  let sumCents = 0;
  const entries = Array.from({ length: lines }, (_, index) => {
    const cents = index % 7 === 2 ? 214_537 : -(((index * 7919) % 18_000) + 1);
    sumCents += cents;
    const day = new Date(Date.UTC(2026, 10, 23 - index)).toISOString().slice(0, 10).replaceAll('-', '');
    const name = payees[index % payees.length] ?? '';
    const memo = index % 10 === 0 ? `<MEMO>${longMemo}\n` : '';
    return `<STMTTRN>\n<TRNTYPE>${cents < 0 ? 'DEBIT' : 'CREDIT'}\n<DTPOSTED>${day}\n<TRNAMT>${centsToText(cents)}\n`
      + `<FITID>2026${String(index).padStart(6, '0')}\n<NAME>${name}\n${memo}</STMTTRN>\n`;
  });
  const text = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\n'
    + 'COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n<STMTRS>\n'
    + '<CURDEF>EUR\n<BANKACCTFROM>\n<BANKID>30004\n<ACCTID>00001234567\n<ACCTTYPE>CHECKING\n</BANKACCTFROM>\n'
    + `<BANKTRANLIST>\n<DTSTART>20260901\n<DTEND>20261123\n${entries.join('')}</BANKTRANLIST>\n<LEDGERBAL>\n`
    + `<BALAMT>${centsToText(openingCents + sumCents)}\n<DTASOF>20261123\n</LEDGERBAL>\n</STMTRS>\n</STMTTRNRS>\n`
    + '</BANKMSGSRSV1>\n</OFX>\n';
  return { bytes: encodeWindows1252(text), sumCents };
}

/** 100 characters. */
const longMemo = 'Référence 2026-Ç-0042 : échéance à régler par prélèvement, mandat n° FR12ZZZ345678, contrat « Été »'
  .padEnd(100, '.').slice(0, 100);

function centsToText(cents: number): string {
  return (cents / 100).toFixed(2);
}

function encodeWindows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (character) => byteOf(character)));
}

/** Of what is used here, Windows-1252 and Latin-1 differ in these. */
function byteOf(character: string): number {
  if (character === '’') return 0x92;
  if (character === 'Œ') return 0x8c;
  return character.charCodeAt(0);
}
