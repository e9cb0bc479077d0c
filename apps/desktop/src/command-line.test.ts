import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseCommandLine } from './command-line.ts';
import { languageOfEnvironment, startMessages } from './start-messages.ts';

test('without options the program opens a window on the book of last time', () => {
  assert.deepEqual(parseCommandLine([], startMessages.fr), {
    ok: true, value: { bookPath: undefined, port: 0, hasWindow: true, language: undefined, address: undefined },
  });
});

test('every option is read', () => {
  const argv = ['--book', 'a b.tandem', '--address=192.168.1.20', '--port', '4000', '--no-window', '--language', 'en'];
  assert.deepEqual(parseCommandLine(argv, startMessages.fr), {
    ok: true,
    value: {
      bookPath: 'a b.tandem', port: 4000, hasWindow: false, language: 'en',
      address: { text: '192.168.1.20', bytes: Uint8Array.of(192, 168, 1, 20) },
    },
  });
});

test('what is wrong is one sentence that names it', () => {
  for (const [argv, named] of [
    [['x.tandem'], 'x.tandem'], [['--bok', 'x'], '--bok'], [['--book'], '--book'], [['--book='], '--book'],
    [['--port', '0'], '0'], [['--port', '65536'], '65536'], [['--port', '80a'], '80a'],
    [['--address', '8.8.8.8'], '8.8.8.8'], [['--address', 'localhost'], 'localhost'], [['--language', 'de'], 'de'],
  ] as const) {
    const parsed = parseCommandLine(argv, startMessages.en);
    assert.ok(!parsed.ok && parsed.error.includes(named) && !parsed.error.includes('\n'), argv.join(' '));
  }
});

test('the language is that of the environment, French unless it says English', () => {
  assert.equal(languageOfEnvironment({}), 'fr');
  assert.equal(languageOfEnvironment({ LANG: 'de_DE.UTF-8' }), 'fr');
  assert.equal(languageOfEnvironment({ LANG: 'en_US.UTF-8' }), 'en');
  assert.equal(languageOfEnvironment({ LANG: 'en_US.UTF-8', LC_ALL: 'fr_FR' }), 'fr');
  assert.equal(languageOfEnvironment({ LANG: 'fr_FR', TANDEM_LANG: 'en' }), 'en');
});

test('French sentences have their no-break spaces', () => {
  const source = readFileSync(join(import.meta.dirname, 'start-messages.ts'), 'utf8');
  const [, french = ''] = /\n {2}fr: \{(.*?)\n {2}\}/s.exec(source) ?? [];
  assert.ok(french.length > 1000);
  for (const [, text = ''] of french.matchAll(/[`'](.*?)[`']/g)) assert.doesNotMatch(text, / [:;!?]/, text);
});
