/** The binary XML of an APK, as aapt2 prints it. */
import { run } from './run.ts';

export interface XmlElement {
  readonly name: string;
  /** `android:exported` to `true`, `@0x7f0a0000` or a text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

const linePattern = /^( *)([EA]): (.*)$/;
const androidNamespace = 'http://schemas.android.com/apk/res/android:';

export async function readXml(aapt2: string, apk: string, path: string): Promise<XmlElement> {
  return parseXmlTree(await run(aapt2, ['dump', 'xmltree', '--file', path, apk]));
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: OpenElement[];
  readonly indent: number;
}

export function parseXmlTree(text: string): XmlElement {
  const top: OpenElement = { name: '', attributes: {}, children: [], indent: -1 };
  const open = [top];
  for (const line of text.split('\n')) {
    const [, spaces = '', kind, rest = ''] = linePattern.exec(line) ?? [];
    if (kind === 'E') {
      while ((open.at(-1) ?? top).indent >= spaces.length) open.pop();
      const element = { name: rest.replace(/ \(line=\d+\)$/, ''), attributes: {}, children: [], indent: spaces.length };
      (open.at(-1) ?? top).children.push(element);
      open.push(element);
    } else if (kind === 'A') {
      const [, name = '', value = ''] = /^(.*?)(?:\(0x[0-9a-f]+\))?=(.*)$/.exec(rest) ?? [];
      const [, quoted] = /^"(.*?)" \(Raw: /.exec(value) ?? [];
      (open.at(-1) ?? top).attributes[name.replace(androidNamespace, 'android:')] = quoted ?? value;
    }
  }
  const [root] = top.children;
  if (root === undefined) throw new Error(`This is no tree: ${text}`);
  return root;
}

/** Itself and all below it. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}
