import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { InstallOffer, SyncView } from '@tandem/contract';
import type { Engine } from '@tandem/engine';
import { readApkLayout, withApkPair } from '@tandem/host';
import { certificateSha256, writeApp } from '@tandem/host/made-apk';
import { makeFolder, openAppEngine, openPhoneEngine } from './desktop.testing.ts';
import { invitationPairId } from './phone-app.ts';

test('the package is handed over with an invitation that pairs a phone by itself, digits compared', async (t) => {
  const { apk, folder, engine } = await openPc(t);
  await engine.command('create-book', {});
  await engine.command('open-install', {});
  const offer = offerOf(engine);
  const [{ url } = assert.fail()] = offer.addresses;
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/tandem\.apk$/);
  const file = await download(url);
  assert.equal(file.length, offer.bytes);
  assert.equal(createHash('sha256').update(file).digest('hex'), offer.sha256);
  const invitation = invitationOf(file);
  assert.match(invitation, /^TDM1:[!-~]+$/, 'the app takes no spaces');
  assert.ok(file.equals(withApkPair(apk, { id: invitationPairId, value: Buffer.from(invitation) }) ?? assert.fail()));
  assert.deepEqual([offer.versionName, offer.certificateSha256, offer.isInviting], ['0.1.0', certificateSha256, true]);
  assert.deepEqual(offerOf(engine).downloads, [100]);

  const phone = await openPhoneEngine(t, join(folder, 'phone'));
  await phone.command('join-sync', { code: invitation });
  const [here, there] = await Promise.all([until(engine, 'confirming'), until(phone, 'confirming')]);
  assert.equal(here.digits, there.digits);
  await engine.command('close-install', { followedBy: 'pairing' });
  assert.equal(viewOf(engine).kind, 'closed');
  await assert.rejects(fetch(url));
  for (const side of [engine, phone]) await side.command('answer-digits', { areSame: true });
  assert.equal((await until(engine, 'ended')).end.kind, 'identical');

  await engine.command('close-sync', {});
  await engine.command('open-install', {});
  const [again = assert.fail()] = offerOf(engine).addresses;
  assert.notEqual(invitationOf(await download(again.url)), invitation, 'the next phone has an invitation of its own');
});

test('a closed window has no door, and nobody is waited for', async (t) => {
  const { engine } = await openPc(t);
  await engine.command('create-book', {});
  await engine.command('open-install', {});
  const [{ url } = assert.fail()] = offerOf(engine).addresses;
  assert.equal(syncOf(engine).kind, 'showing-code');
  await engine.command('close-install', { followedBy: 'nothing' });
  assert.equal(syncOf(engine).kind, 'idle');
  await assert.rejects(fetch(url));
  await engine.command('open-sync', {});
  await engine.command('close-install', { followedBy: 'nothing' });
  assert.equal(syncOf(engine).kind, 'showing-code', 'a sync that was opened by itself goes on');
});

test('what is not there is made on demand, and what is not the described file does not count', async (t) => {
  const folder = makeFolder(t);
  const appFolder = join(folder, 'app');
  const steps: string[] = [];
  let isFailing = true;
  const engine = await openAppEngine(t, join(folder, 'pc'), appFolder, (onStep) => {
    onStep('package');
    steps.push(JSON.stringify(viewOf(engine)));
    if (!isFailing) writeApp(appFolder);
    return Promise.resolve(isFailing ? { kind: 'tools-missing', packages: ['apksigner'] } : undefined);
  });
  await engine.command('create-book', {});
  writeApp(appFolder);
  writeFileSync(join(appFolder, 'tandem.apk'), 'half of another one');
  await engine.command('open-install', {});
  assert.deepEqual(viewOf(engine), { kind: 'not-made', isMakeable: true, failure: null });
  assert.equal(syncOf(engine).kind, 'idle', 'nobody is waited for before there is something to hand over');
  await engine.command('make-app', {});
  assert.deepEqual(viewOf(engine), {
    kind: 'not-made', isMakeable: true, failure: { kind: 'tools-missing', packages: ['apksigner'] },
  });
  isFailing = false;
  await engine.command('make-app', {});
  assert.deepEqual(steps, ['{"kind":"making","step":"package"}', '{"kind":"making","step":"package"}']);
  assert.equal(viewOf(engine).kind, 'offering');
});

async function openPc(t: TestContext) {
  const folder = makeFolder(t);
  const appFolder = join(folder, 'app');
  return { folder, apk: writeApp(appFolder), engine: await openAppEngine(t, join(folder, 'pc'), appFolder) };
}

function viewOf(engine: Engine) {
  const view = engine.query('install', {});
  assert.ok(view.ok);
  return view.value;
}

function offerOf(engine: Engine): InstallOffer {
  const view = viewOf(engine);
  assert.ok(view.kind === 'offering', view.kind);
  return view;
}

function syncOf(engine: Engine): SyncView {
  const view = engine.query('sync', {});
  assert.ok(view.ok);
  return view.value;
}

function until<Kind extends SyncView['kind']>(engine: Engine, kind: Kind): Promise<Extract<SyncView, { kind: Kind }>> {
  const isOfKind = (view: SyncView): view is Extract<SyncView, { kind: Kind }> => view.kind === kind;
  return new Promise((resolve) => {
    const look = (): void => {
      const view = syncOf(engine);
      if (isOfKind(view)) resolve(view);
    };
    engine.onChanged(look);
    look();
  });
}

async function download(url: string): Promise<Buffer> {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

function invitationOf(file: Buffer): string {
  const pair = readApkLayout(file)?.pairs.find(({ id }) => id === invitationPairId);
  return Buffer.from(pair?.value ?? assert.fail('no invitation')).toString();
}
