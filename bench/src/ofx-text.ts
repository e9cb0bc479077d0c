/** A bank statement in OFX 1 of any length: the same count gives the same text. */
const linesPerDay = 4;
const shops = ['BOULANGERIE', 'PHARMACIE', 'LIBRAIRIE', 'GARAGE', 'CAFE', 'MARCHE', 'FLEURISTE', 'COIFFEUR'];
const places = ['DU PONT', 'DES LICES', 'SAINT MARC', 'DE LA GARE', 'DU PORT', 'DES ARTS', 'VICTOR HUGO'];

/** Four lines a day, from 1 January 2019. */
export function makeOfxText(lineCount: number): string {
  const lines = Array.from({ length: lineCount }, (_, index) => makeLine(index));
  return ['OFXHEADER:100', 'DATA:OFXSGML', 'VERSION:102', 'ENCODING:USASCII', 'CHARSET:1252', '', '<OFX>',
    '<BANKMSGSRSV1>', '<STMTTRNRS>', '<STMTRS>', '<CURDEF>EUR', '<BANKACCTFROM>', '<BANKID>10000',
    '<ACCTID>00001234567', '<ACCTTYPE>CHECKING', '</BANKACCTFROM>', '<BANKTRANLIST>', ...lines, '</BANKTRANLIST>',
    '<LEDGERBAL>', '<BALAMT>1842.30', '<DTASOF>20261130', '</LEDGERBAL>', '</STMTRS>', '</STMTTRNRS>',
    '</BANKMSGSRSV1>', '</OFX>', ''].join('\n');
}

function makeLine(index: number): string {
  const dayMs = Date.UTC(2019, 0, 1 + Math.floor(index / linesPerDay));
  const date = new Date(dayMs).toISOString().slice(0, 10).replaceAll('-', '');
  const isIncome = index % 29 === 0;
  const shop = `${shops[index % shops.length] ?? ''} ${places[Math.floor(index / 3) % places.length] ?? ''}`;
  const label = isIncome ? 'VIR SEPA EMPLOYEUR' : `CARTE ${date.slice(6)}/${date.slice(4, 6)} ${shop} CB*4321`;
  const cents = (isIncome ? 250_000 : 150) + index * 7919 % 9000;
  const amount = `${isIncome ? '' : '-'}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return ['<STMTTRN>', `<TRNTYPE>${isIncome ? 'CREDIT' : 'DEBIT'}`, `<DTPOSTED>${date}`, `<TRNAMT>${amount}`,
    `<FITID>20${1_000_000_007 + index * 13}`, `<NAME>${label}`, '</STMTTRN>'].join('\n');
}
