/** French typography for sentences that are written with ordinary spaces; what is put into them stays as it is. */
export const narrowSpace = '\u202f';
export const noBreakSpace = '\u00a0';

/** The tag of every French sentence: U+202F before `;` `!` `?`, U+00A0 before `:` and inside « ». */
export function fr(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: texts.map(typeset) }, ...values);
}

function typeset(text: string): string {
  return text.replace(/ (?=[;!?])/g, narrowSpace).replace(/ (?=[:»])/g, noBreakSpace)
    .replace(/« /g, `«${noBreakSpace}`);
}
