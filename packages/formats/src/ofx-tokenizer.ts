/**
 * Tags of OFX 1.x (SGML, where a leaf need not be closed) and 2.x (XML) with the text that follows each, in one pass
 * that never looks back: a file of any content takes time in proportion to its length.
 */
import { decodeEntities } from './html-entities.ts';

/** Longer names exist in no version of OFX; a `<` that begins no such name is part of a label (`ACHAT < 10 EUR`). */
const tagNameLengthMax = 64;
/** An XML tag may carry attributes. */
const tagAttributesLengthMax = 1_000;

export class OfxTokenizer {
  /** Of the current tag, in capitals. */
  name = '';
  /** Text after an opening tag: references decoded, line ends and controls as spaces, trimmed. */
  value = '';
  readonly #text: string;
  readonly #lineEnd: string;
  #position: number;
  #tagAt = 0;
  #nameEnd = 0;
  #lineNumber = 1;
  #nextLineEnd: number;

  /** Starts at `position`, which is a `<`. */
  constructor(text: string, position: number) {
    this.#text = text;
    this.#position = position;
    this.#lineEnd = text.includes('\n') ? '\n' : '\r';
    this.#nextLineEnd = text.indexOf(this.#lineEnd);
  }

  /** 'end' is the end of the text, be it inside a tag. */
  next(): 'open' | 'close' | 'end' {
    for (;;) {
      const tagAt = this.#text.indexOf('<', this.#position);
      if (tagAt < 0) return 'end';
      const tagEnd = this.#findTagEnd(tagAt);
      if (tagEnd < 0) {
        this.#position = this.#skipMarkup(tagAt);
        continue;
      }
      this.#tagAt = tagAt;
      const isClosing = this.#text[tagAt + 1] === '/';
      const name = this.#text.slice(tagAt + (isClosing ? 2 : 1), this.#nameEnd);
      this.name = name.toUpperCase();
      this.#position = tagEnd + 1;
      if (isClosing) return 'close';
      this.value = this.#text[tagEnd - 1] === '/' ? '' : this.#readValue();
      return 'open';
    }
  }

  /** Line of the current tag in the file, from 1. */
  lineNumber(): number {
    while (this.#nextLineEnd >= 0 && this.#nextLineEnd < this.#tagAt) {
      this.#lineNumber++;
      this.#nextLineEnd = this.#text.indexOf(this.#lineEnd, this.#nextLineEnd + 1);
    }
    return this.#lineNumber;
  }

  /** Where the tag at `tagAt` has its `>`; negative where no tag stands there. Leaves the end of the name. */
  #findTagEnd(tagAt: number): number {
    const nameAt = this.#text[tagAt + 1] === '/' ? tagAt + 2 : tagAt + 1;
    let at = nameAt;
    while (at - nameAt < tagNameLengthMax && isNameCode(this.#text.charCodeAt(at), at === nameAt)) at++;
    this.#nameEnd = at;
    if (at === nameAt) return -1;
    for (; at - this.#nameEnd < tagAttributesLengthMax; at++) {
      const character = this.#text[at];
      if (character === '>') return at;
      if (character === undefined || character === '<') return -1;
      if (at === this.#nameEnd && character !== '/' && character.trim() !== '') return -1;
    }
    return -1;
  }

  #readValue(): string {
    let raw = '';
    let segmentAt = this.#position;
    for (;;) {
      const markupAt = this.#text.indexOf('<', this.#position);
      if (markupAt < 0 || this.#findTagEnd(markupAt) >= 0) {
        this.#position = markupAt < 0 ? this.#text.length : markupAt;
        return toOneLine(raw + decodeEntities(this.#text.slice(segmentAt, this.#position)));
      }
      this.#position = this.#skipMarkup(markupAt);
      if (this.#position === markupAt + 1) continue;
      raw += decodeEntities(this.#text.slice(segmentAt, markupAt));
      if (this.#text.startsWith('<![CDATA[', markupAt)) raw += this.#text.slice(markupAt + 9, this.#position - 3);
      segmentAt = this.#position;
    }
  }

  /** After the CDATA section, comment, declaration or instruction at `markupAt`, or after a `<` that is plain text. */
  #skipMarkup(markupAt: number): number {
    const second = this.#text[markupAt + 1];
    if (second !== '!' && second !== '?') return markupAt + 1;
    const end = this.#text.startsWith('<![CDATA[', markupAt) ? ']]>'
      : this.#text.startsWith('<!--', markupAt) ? '-->' : second === '?' ? '?>' : '>';
    const endAt = this.#text.indexOf(end, markupAt + 2);
    return endAt < 0 ? this.#text.length : endAt + end.length;
  }
}

function isNameCode(code: number, isFirst: boolean): boolean {
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return true; // A-Z a-z
  return !isFirst && ((code >= 48 && code <= 58) || code === 45 || code === 46 || code === 95); // 0-9 : - . _
}

function toOneLine(text: string): string {
  const trimmed = text.trim();
  return /\p{Cc}/u.test(trimmed) ? trimmed.replace(/\p{Cc}+/gu, ' ').trim() : trimmed;
}
