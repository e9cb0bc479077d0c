/**
 * Tells code, comments and literals of TypeScript apart, well enough for rules that look for words. Positions and
 * line breaks stay what they were, so a match in the result has the line of the source.
 */
export interface Scan {
  /** Comments blanked. */
  readonly withLiterals: string;
  /** Comments and the contents of strings, templates and regular expressions blanked; `${}` of a template is code. */
  readonly code: string;
}

/** A slash after one of these begins a regular expression, not a division. */
const beforeRegExp = /(^|[(,=:[!&|?{};+\-*%<>~^]|\b(return|typeof|case|in|of|throw|await|yield))\s*$/;

const tokens = new RegExp([
  String.raw`(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))`,
  String.raw`(?<string>'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")`,
  String.raw`(?<mark>[\x60{}])`,
  String.raw`(?<slash>\/)`,
].join('|'), 'gu');
const regExpLiteral = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/uy;
const templateText = /(?:[^`\\$]|\\[^]|\$(?!\{))*/uy;

export function scan(text: string): Scan {
  const withLiterals = text.split(''); // by UTF-16 units, as the indexes of matches are
  const code = text.split('');
  const blank = (target: string[], from: number, to: number): void => {
    for (let index = from; index < to; index++) if (target[index] !== '\n') target[index] = ' ';
  };
  /** For each open brace: whether it is the `${` of a template. */
  const braces: boolean[] = [];
  const skipTemplateText = (from: number): number => {
    templateText.lastIndex = from;
    const end = from + (templateText.exec(text)?.[0].length ?? 0);
    blank(code, from, end);
    if (text.startsWith('${', end)) braces.push(true);
    return end + (text.startsWith('${', end) ? 2 : 1);
  };
  tokens.lastIndex = 0;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const end = match.index + match[0].length;
    if (match.groups?.['comment'] !== undefined) {
      blank(withLiterals, match.index, end);
      blank(code, match.index, end);
    } else if (match.groups?.['string'] !== undefined) blank(code, match.index + 1, end - 1);
    else if (match.groups?.['slash'] !== undefined) {
      regExpLiteral.lastIndex = match.index;
      const isRegExp = beforeRegExp.test(code.slice(Math.max(match.index - 40, 0), match.index).join(''));
      const length = isRegExp ? regExpLiteral.exec(text)?.[0].length ?? 1 : 1;
      blank(code, match.index + 1, match.index + length);
      tokens.lastIndex = match.index + length;
    } else if (match[0] === '`') tokens.lastIndex = skipTemplateText(end);
    else if (match[0] === '{') braces.push(false);
    else if (braces.pop() === true) tokens.lastIndex = skipTemplateText(end);
  }
  return { withLiterals: withLiterals.join(''), code: code.join('') };
}
