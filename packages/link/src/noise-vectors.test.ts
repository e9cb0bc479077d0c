import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { makeVectors } from './noise-vectors.testing.ts';
import { runVectorText, type VectorReport } from './noise-vectors.ts';

const repository = path.join(import.meta.dirname, '..', '..', '..');
// Beside the checkout: cacophony's file is public domain, but it is not ours to carry.
const publicFile = path.join(repository, '..', 'shared', 'vectors', 'noise-25519-chachapoly-sha256.cacophony.json');
const ownText = readFileSync(path.join(import.meta.dirname, '..', 'vectors', 'tandem.json'), 'utf8');

test('L-1 every vector of cacophony holds', (t) => {
  if (!existsSync(publicFile)) {
    t.skip(`the public vectors are not beside the checkout: ${path.basename(publicFile)}`);
    return;
  }
  const report = run(readFileSync(publicFile, 'utf8'));
  assert.deepEqual(report.failures, []);
  assert.equal(report.passed, 59);
});

test('L-2 our own vectors hold and are what the generator writes', () => {
  const report = run(ownText);
  assert.deepEqual(report, { passed: 9, failures: [], otherSuites: 0 });
  assert.deepEqual(JSON.parse(ownText), makeVectors());
});

test('L-1 a vector fails when any byte of any field differs', () => {
  for (const field of ['init_prologue', 'resp_prologue', 'init_psks', 'resp_psks', 'init_static', 'resp_static',
    'init_ephemeral', 'resp_ephemeral', 'init_remote_static', 'messages', 'handshake_hash']) {
    const vector = ownVector('Noise_XKpsk3_25519_ChaChaPoly_SHA256');
    // The last hex digit of the field, wherever it is nested. Bits 4 to 7 of a key's last byte are not all clamped.
    vector[field] = JSON.parse(
      JSON.stringify(vector[field]).replace(/([0-9a-f])([0-9a-f])("[^"a-f0-9]*)$/, (_, high: string, low, end) =>
        `${high === '1' ? '2' : '1'}${low}${end}`));
    const report = run(JSON.stringify({ vectors: [vector] }));
    assert.equal(report.passed, 0, field);
    assert.equal(report.failures.length, 1, field);
  }
});

test('L-1 the other forms of vector files are read', () => {
  const vector = ownVector('Noise_XKpsk3_25519_ChaChaPoly_SHA256');
  const { protocol_name, init_psks, resp_psks, handshake_hash, ...rest } = vector;
  assert.ok(Array.isArray(init_psks) && Array.isArray(resp_psks) && typeof handshake_hash === 'string');
  const initPsks: readonly unknown[] = init_psks;
  const respPsks: readonly unknown[] = resp_psks;
  const noiseC = { name: protocol_name, init_psk: initPsks[0], resp_psk: respPsks[0], fallback: false, ...rest };
  const snow = { ...vector, hybrid: null, handshake_hash: undefined };
  const parts = { name: 'any', pattern: 'XKpsk3', dh: '25519', cipher: 'ChaChaPoly', hash: 'SHA256', init_psks,
    resp_psks, ...rest };
  assert.equal(run(JSON.stringify({ vectors: [noiseC, snow, parts] })).passed, 3);
  assert.equal(run(JSON.stringify([vector])).passed, 1);

  const failing = { ...vector, fail: true };
  assert.match(run(JSON.stringify([failing])).failures[0]?.reason ?? '', /was to fail/);
  assert.equal(run(JSON.stringify([{ ...failing, handshake_hash: '00' }])).passed, 1);
});

test('L-1 a fallback vector may name its sides by who sends first', () => {
  const vector = ownVector('Noise_XXfallback_25519_ChaChaPoly_SHA256');
  const swapped = Object.fromEntries(Object.entries(vector).map(([key, value]) => [
    key.startsWith('init_') ? key.replace('init_', 'resp_') : key.replace('resp_', 'init_'), value]));
  assert.equal(run(JSON.stringify([swapped])).passed, 1);
});

test('L-1 vectors of other suites are counted and left out', () => {
  const vector = ownVector('Noise_XKpsk3_25519_ChaChaPoly_SHA256');
  const others = ['Noise_XKpsk3_448_ChaChaPoly_SHA256', 'Noise_XKpsk3_25519_AESGCM_SHA256',
    'Noise_XKpsk3_25519_ChaChaPoly_BLAKE2s', 'NoisePSK_XK_25519_ChaChaPoly_SHA256'];
  const vectors = [...others.map((protocol_name) => ({ ...vector, protocol_name })), { ...vector, hybrid: 'NewHope' }];
  assert.deepEqual(run(JSON.stringify({ vectors })), { passed: 0, failures: [], otherSuites: 5 });
});

test('L-1 broken vector files are told, never thrown', () => {
  assert.deepEqual(runVectorText('{'), { ok: false, error: { kind: 'not-json' } });
  assert.deepEqual(runVectorText('{"vectors":3}'), { ok: false, error: { kind: 'not-vectors' } });
  const vector = ownVector('Noise_XKpsk3_25519_ChaChaPoly_SHA256');
  const broken = [null, {}, { protocol_name: 'Noise_ZZ_25519_ChaChaPoly_SHA256' }, { ...vector, messages: [] },
    { ...vector, messages: [{}] }, { ...vector, init_static: 'xyz' }, { ...vector, init_static: undefined },
    { ...vector, init_ephemeral: undefined }, { ...vector, init_psks: [] }, { ...vector, init_psks: ['00'] }];
  const report = run(JSON.stringify({ vectors: broken }));
  assert.equal(report.failures.length, broken.length);
  assert.equal(report.passed, 0);
});

test('L-1 the command reports each failing vector and exits 1', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vectors-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const good = ownVector('Noise_XXpsk3_25519_ChaChaPoly_SHA256');
  const bad = { ...good, handshake_hash: '00' };
  const other = { ...good, protocol_name: 'Noise_XX_448_AESGCM_SHA512' };
  assert.deepEqual(command(write('good', JSON.stringify([good]))), { status: 0, output: '1 passed, 0 failed\n' });
  const mixed = command(write('mixed', JSON.stringify([good, bad, other])));
  assert.equal(mixed.status, 1);
  assert.match(mixed.output,
    /^FAILED 2 Noise_XXpsk3_.*handshake hash.*\n1 passed, 1 failed \(1 of other suites left out\)\n$/);
  assert.equal(command(write('none', JSON.stringify([other]))).status, 1);
  assert.match(command(write('text', 'words')).output, /is not JSON/);
  assert.match(command(path.join(folder, 'absent')).output, /There is no file/);
  assert.equal(command(path.join(folder, 'absent')).status, 1);
});

function command(file: string): { status: number | null; output: string } {
  const script = path.join(repository, 'tools', 'vectors.ts');
  const result = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { status: result.status, output: result.stdout + result.stderr };
}

function run(text: string): VectorReport {
  const result = runVectorText(text);
  assert.ok(result.ok);
  return result.value;
}

function ownVector(name: string): Record<string, unknown> {
  const root: unknown = JSON.parse(ownText);
  assert.ok(typeof root === 'object' && root !== null && 'vectors' in root && Array.isArray(root.vectors));
  const vectors: readonly unknown[] = root.vectors;
  const vector = vectors.find((each): each is Record<string, unknown> =>
    typeof each === 'object' && each !== null && 'protocol_name' in each && each.protocol_name === name);
  assert.ok(vector);
  return vector;
}
