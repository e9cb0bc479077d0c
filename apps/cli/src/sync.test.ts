import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { before, test } from 'node:test';
import { cutAfter, join, listen, mustSync, portOf, Running, withPort } from './sync.testing.ts';
import { mustRun, testFolder } from './tandem.testing.ts';

/** Several batches, so that there is a middle. */
const sampleEntries = 4000;
const sample = file('sample');
let copies = 0;

before(async () => {
  await mustRun(['sample', '--book', sample, '--entries', String(sampleEntries)]);
});

test('a first sync, edits of both sides with a conflict, and an unchanged book', async (t) => {
  const [pcBook, phoneBook] = newBooks();
  const first = await mustSync(t, pcBook, phoneBook);
  for (const key of ['fingerprint', 'accounts', 'entries', 'conflicts']) assert.equal(first.pc[key], first.phone[key]);
  assert.match(String(first.pc['fingerprint']), /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/);
  assert.equal(first.phone['entries'], sampleEntries);
  assert.deepEqual([first.pc['joined'], first.phone['joined']], ['there', 'here'].map((side) => (
    { side, how: 'adopted', setAside: 0 })));
  assert.deepEqual(first.phone['received'], first.pc['sent']);
  assert.deepEqual([first.phone['bytesReceived'], first.phone['bytesSent']],
    [first.pc['bytesSent'], first.pc['bytesReceived']]);
  await sameExports(pcBook, phoneBook);

  const { objects: [newest] } = await mustRun(['entries', '--book', pcBook, '--limit', '1', '--json']);
  const id = String(newest?.['id']);
  await mustRun(['edit', '--book', pcBook, id, '--memo', 'du PC']);
  await mustRun(['edit', '--book', phoneBook, id, '--memo', 'du téléphone']);
  await mustRun(['add', '--book', phoneBook, '--account', 'Espèces', '--amount=-5', '--day', '2026-11-24']);
  const { phone, pc } = await mustSync(t, pcBook, phoneBook);
  assert.deepEqual([pc['conflicts'], phone['conflicts']], [1, 1]);
  assert.deepEqual(phone['sent'], pc['received']);
  assert.equal(pc['entries'], sampleEntries + 1);
  await sameExports(pcBook, phoneBook);
  for (const book of [pcBook, phoneBook]) {
    assert.equal((await mustRun(['conflicts', '--book', book, '--json'])).objects.length, 1);
    await mustRun(['check', '--book', book]);
  }

  const unchanged = await mustSync(t, pcBook, phoneBook);
  const nothing = { added: 0, changed: 0, deleted: 0, byKind: {} };
  assert.deepEqual([unchanged.pc['sent'], unchanged.pc['received']], [nothing, nothing]);
});

test('cut in the middle of the records, both say so, and the next sync goes on', async (t) => {
  const [pcBook, phoneBook] = newBooks();
  const listening = listen(t, pcBook, '--once');
  const link = await listening.link();
  const joining = join(t, withPort(link, await cutAfter(t, portOf(link), 200_000)), phoneBook);
  for (const { code, done, stderr } of await Promise.all([listening.ended, joining.ended])) {
    assert.deepEqual([code, done['identical'], done['outcome']], [1, false, 'cut']);
    assert.match(stderr, /^La connexion a été coupée.*Rien n’est perdu.*\n$/);
  }
  await goesOn(t, pcBook, phoneBook);
});

for (const side of ['phone', 'pc'] as const) {
  test(`Ctrl-C on the ${side} in the middle loses nothing`, async (t) => {
    const [pcBook, phoneBook] = newBooks();
    const listening = listen(t, pcBook, '--once');
    const joining = join(t, await listening.link(), phoneBook);
    const stopped = side === 'phone' ? joining : listening;
    const other = side === 'phone' ? listening : joining;
    await stopped.event((event) => Number(event['received']) + Number(event['sent']) > 0);
    stopped.child.kill('SIGINT');
    const [{ code, done, stderr }, atOther] = await Promise.all([stopped.ended, other.ended]);
    assert.deepEqual([code, done['outcome'], done['by']], [130, 'cancelled', 'here']);
    assert.match(stderr, /^Arrêté\. Rien n’est perdu[^\n]*\n$/);
    assert.deepEqual([atOther.code, atOther.done['outcome'], atOther.done['by']], [1, 'cancelled', 'there']);
    await goesOn(t, pcBook, phoneBook);
  });
}

test('killed in the middle, the phone goes on at the next sync', async (t) => {
  const [pcBook, phoneBook] = newBooks();
  const listening = listen(t, pcBook, '--once');
  const joining = join(t, await listening.link(), phoneBook);
  await joining.event((event) => Number(event['received']) > 0);
  joining.child.kill('SIGKILL');
  assert.equal((await listening.ended).done['outcome'], 'cut');
  await joining.ended;
  await goesOn(t, pcBook, phoneBook);
});

test('a code serves once; the PC goes on waiting with a new one until Ctrl-C', async (t) => {
  const [pcBook, phoneBook] = newBooks();
  const listening = listen(t, pcBook);
  const link = await listening.link();
  assert.equal((await join(t, link, phoneBook).ended).code, 0);
  const used = await join(t, link, phoneBook).ended;
  assert.deepEqual([used.code, used.done['outcome'], used.done['cause']], [1, 'not-connected', 'used']);
  assert.match(used.stderr, /^Ce code a déjà servi[^\n]*\n$/);
  const { link: renewed, shortCode } = await listening.event(({ event }) => event === 'renewed');
  assert.notEqual(renewed, link);
  const typed = String(shortCode).toLowerCase().replaceAll('-', ' ');
  assert.equal((await join(t, typed, phoneBook).ended).code, 0);
  const connections = listening.events().filter(({ event }) => event === 'connected');
  assert.deepEqual(connections.map(({ isKnown }) => isKnown), [false, true]);
  listening.child.kill('SIGINT');
  const { code, stderr } = await listening.ended;
  assert.equal(code, 130);
  assert.match(stderr, /^Arrêté\.[^\n]*\n$/);
});

test('a code that leads nowhere is one sentence, and no book is left behind', async (t) => {
  const [pcBook] = newBooks();
  const listening = listen(t, pcBook, '--once');
  const link = await listening.link();
  listening.child.kill('SIGINT');
  await listening.ended;
  const cases: readonly (readonly [string, RegExp])[] = [
    [link, /^L’ordinateur est là, mais Tandem n’y attend plus/],
    [link.slice(0, -3), /^Ce code est incomplet ou mal recopié/],
    [`TDM7${link.slice(4)}`, /^Ce code vient d’une autre version/],
    ['https://example.org', /^Ce code n’est pas celui de Tandem/],
    ['FW00-00CF-PE4E', /^Ce code a 12 caractères au lieu de 28/],
  ];
  for (const [code, sentence] of cases) {
    const book = file(`nowhere-${copies += 1}`);
    const ended = await join(t, code, book).ended;
    assert.equal(ended.code, 1);
    assert.match(ended.stderr, sentence);
    assert.match(ended.stderr, /^[^\n]+\n$/);
    assert.deepEqual(readdirSync(testFolder).filter((name) => name.startsWith('nowhere')), []);
  }
});

test('an unknown PC needs a terminal or --yes, before anything is called', async (t) => {
  const [pcBook, phoneBook] = newBooks();
  const listening = listen(t, pcBook, '--once');
  const ended = await new Running(t, ['join', await listening.link(), '--book', phoneBook]).ended;
  assert.equal(ended.code, 2);
  assert.match(ended.stderr, /^Cet ordinateur n’est pas encore connu[^\n]*\n$/);
  assert.equal(existsSync(phoneBook), false);
  assert.equal(listening.events().length, 1);
});

test('a port in use, a port that is none and an address that is none are one sentence each', async (t) => {
  const [pcBook, otherBook] = newBooks();
  copyFileSync(sample, otherBook);
  const port = portOf(await listen(t, pcBook).link());
  const wrong = async (args: readonly string[], code: number, sentence: RegExp): Promise<void> => {
    const ended = await new Running(t, ['listen', '--book', otherBook, ...args]).ended;
    assert.match(ended.stderr, sentence);
    assert.equal(ended.code, code);
  };
  await wrong(['--address', '127.0.0.1', '--port', String(port)], 1, /^Le port \d+ est déjà pris[^\n]*\n$/);
  await wrong(['--address', '127.0.0.1', '--port', '70000'], 2, /^L’option --port attend[^\n]*\n$/);
  await wrong(['--address', '8.8.8.8'], 2, /^«\u00a08\.8\.8\.8\u00a0» n’est pas une adresse de réseau local[^\n]*\n$/);
});

test('people read steps, codes and the proof', async (t) => {
  const [pcBook, phoneBook] = newBooks();
  const listening = new Running(t, ['listen', '--book', pcBook, '--once', '--address', '127.0.0.1']);
  const link = await listening.text(/^Code à copier\u00a0: (TDM1:.+)$/);
  const joining = new Running(t, ['join', link, '--book', phoneBook, '--yes', '--lang', 'en']);
  const [pc, phone] = await Promise.all([listening.ended, joining.ended]);
  assert.deepEqual([pc.code, pc.stderr, phone.code, phone.stderr], [0, '', 0, '']);
  const seen = pc.lines.join('\n');
  assert.match(seen, /▀▀▀▀▀▀▀/);
  assert.match(seen, /join est relié\. Chiffres à comparer\u00a0: \d{6}/);
  assert.match(seen, /Identiques · 5 comptes · 4\u202f000 écritures · en \d+,\d s/);
  assert.match(seen, /envoyé +Écritures +4\u202f000 +0 +0/);
  assert.match(phone.lines.join('\n'), /Identical · 5 accounts · 4,000 entries · in \d+\.\d s/);
  const proof = /Empreinte\u00a0: ([0-9A-F-]{19})/.exec(seen)?.[1];
  assert.ok(phone.lines.some((line) => line.startsWith(`Fingerprint: ${proof}`)));
});

test('the program opens its own book, says where, and waits until Ctrl-C', async (t) => {
  const running = new Running(t, ['start', '--address', '127.0.0.1', '--json', '--no-window']);
  const started = await running.event(({ event }) => event === 'started');
  assert.deepEqual([started['isNew'], started['book']], [true, joinPath(testFolder, 'book.tandem')]);
  await running.link();
  running.child.kill('SIGINT');
  const { code, stderr } = await running.ended;
  assert.equal(code, 130);
  assert.match(stderr, /^Arrêté\.[^\n]*\n$/);
});

function file(name: string): string {
  return joinPath(testFolder, `${name}.tandem`);
}

function copyOfSample(): string {
  const path = file(`pc-${copies += 1}`);
  copyFileSync(sample, path);
  return path;
}

/** A PC's with the sample, and a phone's that is not there yet. */
function newBooks(): [string, string] {
  return [copyOfSample(), file(`phone-${copies}`)];
}

/** All that had come before stays: the next sync carries less than the whole, or nothing but the proof. */
async function goesOn(t: Parameters<typeof mustSync>[0], pcBook: string, phoneBook: string): Promise<void> {
  const { phone } = await mustSync(t, pcBook, phoneBook);
  const { received } = phone;
  assert.ok(typeof received === 'object' && received !== null && 'added' in received);
  const added = Number(received.added);
  assert.ok(added < sampleEntries, `${added} received after the interruption`);
  await sameExports(pcBook, phoneBook);
  await mustRun(['check', '--book', phoneBook]);
}

async function sameExports(left: string, right: string): Promise<void> {
  assert.equal(await exported(left), await exported(right));
}

async function exported(book: string): Promise<string> {
  const out = `${book}.json`;
  await mustRun(['export', '--book', book, '--format', 'json', '--out', out]);
  return readFileSync(out, 'utf8');
}
