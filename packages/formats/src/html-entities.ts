/** Character references of XML and HTML, as banks put them into their labels. */

/** Names of U+00A0 to U+00FF in the order of their characters (HTML 4.01, 24.2.1). */
const latin1Names = 'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 '
  + 'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml '
  + 'Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde '
  + 'Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig '
  + 'ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide '
  + 'oslash ugrave uacute ucirc uuml yacute thorn yuml';

const characterByName: ReadonlyMap<string, string> = new Map([
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['euro', '€'], ['OElig', 'Œ'],
  ['oelig', 'œ'], ['rsquo', '’'], ['lsquo', '‘'], ['ndash', '–'], ['mdash', '—'], ['hellip', '…'], ['AMP', '&'],
  ...latin1Names.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
]);

/** Replaces each reference once; what names no character (`H&M;`, `&#xD800;`) stays as it came. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}[1-4]{0,2}));/g,
    (reference, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return characterByName.get(name) ?? reference;
      const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return isCharacter(codePoint) ? String.fromCodePoint(codePoint) : reference;
    });
}

function isCharacter(codePoint: number): boolean {
  return codePoint > 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}
