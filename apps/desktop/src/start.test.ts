import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EngineClient, type SyncView } from '@tandem/contract';
import type { Engine } from '@tandem/engine';
import { openBook } from '@tandem/host';
import { writeSampleHousehold } from '@tandem/ledger';
import { WebSocket } from 'ws';
import { ask, makeFolder, openPhoneEngine, openSession, testWallMs } from './desktop.testing.ts';
import { screenWire } from './screen-socket.ts';
import { StartedProgram } from './start.testing.ts';

const quiet = ['--no-window', '--address', '127.0.0.1'];

test('it says where its page and the phone’s are; Ctrl-C closes the book and leaves nothing behind', async (t) => {
  const folder = makeFolder(t);
  const program = new StartedProgram(t, folder, quiet);
  const client = await connect(await program.address());
  assert.deepEqual(await client.command('create-book', {}), { ok: true, value: { isDone: true } });
  const phone = new URL(await program.says(/(http:\/\/localhost:\d+\/)/));
  const page = await ask(Number(phone.port), '/', { host: phone.host });
  assert.equal(page.status, 200);
  assert.match(String(page.headers['content-security-policy']), /wasm-unsafe-eval.*connect-src 'self' ws:$/);
  assert.equal((await ask(Number(phone.port), '/', { host: 'example.com' })).status, 403);
  assert.equal(existsSync(join(folder, 'data/book.tandem-wal')), true);

  program.kill('SIGINT');
  assert.equal(await program.end(), 130);
  assert.equal(program.stderr, '');
  assert.deepEqual(readdirSync(join(folder, 'data/running')), []);
  assert.equal(existsSync(join(folder, 'data/book.tandem-wal')), false);
  const path = join(folder, 'data/book.tandem');
  const opened = openBook({ path, purpose: 'write', deviceName: 'Essai', wallMs: testWallMs });
  assert.ok(opened.ok);
  opened.value.close();
});

test('a second start on the same book gives one more window of the first', async (t) => {
  const folder = makeFolder(t);
  const first = new StartedProgram(t, folder, quiet);
  const address = await first.address();
  const second = new StartedProgram(t, folder, quiet);
  const secondAddress = await second.address();
  assert.equal(await second.end(), 0);
  assert.match(second.stdout, /^Tandem est déjà ouvert sur ce dossier/);
  assert.equal(new URL(secondAddress).host, new URL(address).host);
  assert.equal(await openSession(secondAddress), await openSession(address));
  const [file = ''] = readdirSync(join(folder, 'data/running'));
  if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'data/running', file)).mode & 0o777, 0o600);
});

test('a start that was killed does not keep the next one away', async (t) => {
  const folder = makeFolder(t);
  const first = new StartedProgram(t, folder, quiet);
  await (await connect(await first.address())).command('create-book', {});
  first.kill('SIGKILL');
  await first.end();
  assert.equal(readdirSync(join(folder, 'data/running')).length, 1);
  const second = new StartedProgram(t, folder, quiet, { LANG: 'en_GB.UTF-8' });
  await second.address();
  assert.match(second.stdout, /^Book open: .*book\.tandem$/m);
});

test('a book that another program writes is told in one sentence', async (t) => {
  const folder = makeFolder(t);
  const path = join(folder, 'Maison.tandem');
  const other = openBook({ path, purpose: 'create', deviceName: 'autre', wallMs: testWallMs });
  assert.ok(other.ok);
  const program = new StartedProgram(t, folder, [...quiet, '--book', path]);
  assert.equal(await program.end(), 1);
  assert.match(program.stderr, /^Un autre programme écrit dans ce dossier\u00a0: .*Maison\.tandem\..*\n$/);
  other.value.close();
});

test('a data folder that cannot be written is told in one sentence', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'file'), '');
  const program = new StartedProgram(t, folder, quiet, { TANDEM_DATA: join(folder, 'file/data') });
  assert.equal(await program.end(), 1);
  assert.match(program.stderr, /^Tandem ne peut pas écrire dans .*file\/data\u00a0: vérifiez vos droits d’accès\.\n$/);
});

test('a wrong command line is told in one sentence, in the language of the environment', async (t) => {
  const folder = makeFolder(t);
  const program = new StartedProgram(t, folder, ['--porte', '1'], { LANG: 'en_GB.UTF-8' });
  assert.equal(await program.end(), 2);
  assert.match(program.stderr, /^Unknown option: --porte\..*\n$/);
});

test('Ctrl-C while a phone is being paired tells it, and closes the book', async (t) => {
  const folder = makeFolder(t);
  const program = new StartedProgram(t, folder, quiet);
  const pc = await connect(await program.address());
  await pc.command('create-book', {});
  const phone = await openPhoneEngine(t, makeFolder(t));
  await callPc(pc, phone);
  program.kill('SIGINT');
  await sees(phone, 'ended');
  assert.equal(await program.end(), 130);
  assert.equal(program.stderr, '');
});

test('Ctrl-C in the middle of a sync leaves two books that the next sync makes identical', async (t) => {
  const folder = makeFolder(t);
  const made = openBook({
    path: join(folder, 'data/book.tandem'), purpose: 'create', deviceName: 'Essai', wallMs: testWallMs,
  });
  assert.ok(made.ok && made.value.book);
  writeSampleHousehold(made.value.book, { entries: 8000, seed: 1 });
  made.value.close();
  const phone = await openPhoneEngine(t, makeFolder(t));

  const first = new StartedProgram(t, folder, quiet);
  const pc = await connect(await first.address());
  await callPc(pc, phone);
  await agree(pc, phone);
  await sees(phone, 'running', ({ done, step }) => step === 'exchanging' && done > 1000);
  first.kill('SIGINT');
  const { end } = await sees(phone, 'ended');
  assert.deepEqual(end, { kind: 'cancelled', by: 'there' });
  assert.equal(await first.end(), 130);
  assert.equal(first.stderr, '');

  const second = new StartedProgram(t, folder, quiet);
  const again = await connect(await second.address());
  await callPc(again, phone, 'running');
  const report = (await sees(phone, 'ended')).end;
  assert.deepEqual([report.kind, 'entries' in report && report.entries], ['identical', 8000]);
});

/** The phone calls with the code that the PC shows; an unknown one is asked about on both. */
async function callPc(pc: EngineClient, phone: Engine, next: 'confirming' | 'running' = 'confirming'): Promise<void> {
  await pc.command('open-sync', {});
  const { addresses, link } = await seesHere(pc, 'showing-code');
  assert.deepEqual(addresses.map(({ text }) => text.split(':')[0]), ['127.0.0.1']);
  await phone.command('close-sync', {});
  assert.ok((await phone.command('join-sync', { code: link })).ok);
  await sees(phone, next);
}

async function agree(pc: EngineClient, phone: Engine): Promise<void> {
  const [{ digits }, { digits: digitsHere }] = [await sees(phone, 'confirming'), await seesHere(pc, 'confirming')];
  assert.equal(digits, digitsHere);
  await phone.command('answer-digits', { areSame: true });
  await pc.command('answer-digits', { areSame: true });
}

/** A page's connection, as a browser would open it. */
async function connect(address: string): Promise<EngineClient> {
  const { host } = new URL(address);
  const cookie = await openSession(address);
  const socket = new WebSocket(`ws://${host}/engine`, { headers: { cookie, origin: `http://${host}` } });
  await once(socket, 'open');
  return new EngineClient(screenWire(socket));
}

type Seen<Kind extends SyncView['kind']> = Extract<SyncView, { readonly kind: Kind }>;

function isOfKind<Kind extends SyncView['kind']>(view: SyncView, kind: Kind): view is Seen<Kind> {
  return view.kind === kind;
}

async function seesHere<Kind extends SyncView['kind']>(client: EngineClient, kind: Kind): Promise<Seen<Kind>> {
  const seen = Promise.withResolvers<Seen<Kind>>();
  const stop = client.subscribe('sync', {}, (view) => {
    if (isOfKind(view, kind)) seen.resolve(view);
  });
  const view = await seen.promise;
  stop();
  return view;
}

async function sees<Kind extends SyncView['kind']>(
  engine: Engine, kind: Kind, isEnough: (view: Seen<Kind>) => boolean = () => true,
): Promise<Seen<Kind>> {
  const seen = Promise.withResolvers<Seen<Kind>>();
  const look = (): void => {
    const view = engine.query('sync', {});
    if (view.ok && isOfKind(view.value, kind) && isEnough(view.value)) seen.resolve(view.value);
  };
  const stop = engine.onChanged(look);
  look();
  const view = await seen.promise;
  stop();
  return view;
}
