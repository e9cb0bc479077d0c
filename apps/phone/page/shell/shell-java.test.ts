/** That the shell in Java is one with the table of `shell-methods.ts`: both come in one package, in two languages. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { answerByMethod, errorsByMethod, valueByEvent } from './shell-methods.ts';

const folder = join(import.meta.dirname, '../../android/app/src/main/java/fr/tandem/shell');
const textByName = new Map(globSync('**/*.java', { cwd: folder }).map((name) =>
  [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
const allJava = [...textByName.values()].join('\n');

test('the shell answers every method of the table and no other', () => {
  const methods = [...textByName].filter(([name]) => name.endsWith('Methods.java')).flatMap(([, text]) =>
    // What answers a call ends in `default` with "not mine".
    [...text.matchAll(/switch \(call\.method\) \{([^]*?)default:/g)].flatMap(([, cases = '']) =>
      quoted(cases, 'case ')));
  assert.deepEqual(methods.sort(), Object.keys(answerByMethod).sort());
});

test('it fails by no name that the page does not know', () => {
  const known = new Set<string>(Object.values(errorsByMethod).flat());
  const used = [...quoted(allJava, String.raw`\bbad\(`), ...quoted(textByName.get('files/Disk.java') ?? '', 'return ')];
  assert.deepEqual([...new Set(used)].sort(), [...known].sort());
});

test('it tells every event of the table and no other', () => {
  const told = quoted(allJava, String.raw`bridge\.(?:event|state)\(`);
  assert.deepEqual([...new Set(told)].sort(), Object.keys(valueByEvent).sort());
});

test('its answers have the members of the table', () => {
  for (const [method, schema] of Object.entries(answerByMethod)) {
    const entries = 'entries' in schema ? schema.entries : schema.wrapped.entries;
    for (const member of Object.keys(entries)) {
      assert.match(allJava, new RegExp(String.raw`(?:with|and)\("${member}",`), `${method}: ${member}`);
    }
  }
});

test('both name the object and the function of the bridge alike', () => {
  const page = readFileSync(join(import.meta.dirname, 'shell.ts'), 'utf8');
  for (const name of ['tandemShell', 'tandemShellTell']) {
    assert.match(page, new RegExp(String.raw`\b${name}\b`));
    assert.match(textByName.get('bridge/Bridge.java') ?? '', new RegExp(String.raw`\b${name}\b`));
  }
});

test('its own words are in both languages, each used, and written as ours are', () => {
  const resources = join(folder, '../../../../res');
  const english = readWords(join(resources, 'values/strings.xml'));
  const french = readWords(join(resources, 'values-fr/strings.xml'));
  assert.deepEqual([...french.keys(), 'app_name'].sort(), [...english.keys()].sort());
  const layouts = globSync('{layout,xml}/*.xml', { cwd: resources }).map((name) =>
    readFileSync(join(resources, name), 'utf8')).join('\n');
  for (const [name, text] of [...french, ...english]) {
    assert.match(allJava + layouts, new RegExp(String.raw`\b(?:string|plurals)[./]${name}\b`), `${name} is not used`);
    assert.doesNotMatch(text, /[!']|\.\.\./, `${name}: ${text}`);
  }
  for (const [name, text] of french) assert.doesNotMatch(text, /[^\u00A0][:;?]/u, `${name}: ${text}`);
});

function readWords(path: string): Map<string, string> {
  const text = readFileSync(path, 'utf8').replaceAll(String.raw`\u00A0`, '\u00A0');
  return new Map([...text.matchAll(/<(string|plurals) name="(\w+)"[^>]*>([^]*?)<\/\1>/g)].map(
    ([, , name = '', words = '']) => [name, words.replaceAll(/<[^>]*>/g, '').trim()]));
}

/** The texts in quotes that follow directly. */
function quoted(text: string, before: string): string[] {
  return [...text.matchAll(new RegExp(`${before}"([^"]+)"`, 'g'))].flatMap(([, word]) => word ?? []);
}
