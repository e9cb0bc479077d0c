/** The real program, in this process or as a child, on real files in a folder that ends with the test file. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBook, type BookPurpose, type OpenedBook } from '@tandem/host';
import { ledgerBalances, type Book } from '@tandem/ledger';
import { recordIdToText, type Replica } from '@tandem/replica';
import { runCommandLine } from './main.ts';
import { catalogueOf, describeFailure } from './messages/catalogue.ts';
import { createOutput } from './output.ts';

export const testFolder = mkdtempSync(join(tmpdir(), 'tandem-cli-'));
after(() => rmSync(testFolder, { recursive: true, force: true }));

export const program = fileURLToPath(new URL('../bin/tandem.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of `--json`. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

export function runTandem(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: testFolder, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', TANDEM_DATA: testFolder, TANDEM_DEVICE: 'Essai', TZ: 'UTC', ...variables },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, objects: args.includes('--json') ? parseObjects(stdout) : [] });
    });
  });
}

/** The same without the second that a process takes to start: what `main` does but for the process itself. */
export async function runHere(args: readonly string[]): Promise<Ran> {
  const isJson = args.includes('--json');
  const catalogue = catalogueOf('fr');
  let stdout = '';
  const result = await runCommandLine({
    output: createOutput(isJson, (text) => { stdout += text; }), language: 'fr', catalogue,
    environment: { platform: process.platform, variables: { TANDEM_DATA: testFolder }, home: testFolder },
    deviceName: 'Essai', now: () => testWallMs, signal: new AbortController().signal,
  }, args);
  return {
    code: result.ok ? 0 : result.error.kind === 'usage' ? 2 : 1,
    stdout, stderr: result.ok ? '' : `${describeFailure(catalogue, result.error)}\n`,
    objects: isJson ? parseObjects(stdout) : [],
  };
}

/** Runs what must succeed, in silence on standard error. */
export async function mustRun(args: readonly string[], run: typeof runHere = runHere): Promise<Ran> {
  const ran = await run(args);
  assert.deepEqual([ran.code, ran.stderr], [0, ''], args.join(' '));
  return ran;
}

/** Runs what must fail with one line that says so, and gives the line. */
export async function mustFail(args: readonly string[], code = 1, run: typeof runHere = runHere): Promise<string> {
  const ran = await run(args);
  assert.equal(ran.code, code, `${args.join(' ')}: ${ran.stderr}`);
  assert.match(ran.stderr, /^[^\n]+\n$/, 'one line');
  return ran.stderr.trim();
}

function parseObjects(lines: string): Ran['objects'] {
  return lines.split('\n').filter((line) => line !== '').map(parseObject);
}

function parseObject(line: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(line);
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value));
}

export const testWallMs = 1_795_521_600_000;

export function mustOpen(
  path: string, purpose: BookPurpose, options: { readonly deviceName?: string; readonly pageCountMax?: number } = {},
): OpenedBook & { readonly book: Book } {
  const opened = openBook({ path, purpose, deviceName: 'Essai', wallMs: testWallMs, ...options });
  assert.ok(opened.ok, opened.ok ? '' : JSON.stringify(opened.error));
  const { book } = opened.value;
  assert.ok(book);
  return { ...opened.value, book };
}

/** Everything of each to the other, as a session would. */
export function exchange(left: Replica, right: Replica, wallMs: number): void {
  for (const [from, to] of [[left, right], [right, left], [left, right]] as const) {
    from.beginSession(wallMs);
    to.beginSession(wallMs);
    const plan = from.planSending(from.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
    for (let at = 0; at < plan.records;) {
      const batch = plan.readBatch(at, 1 << 16);
      const outcome = to.applyBatch(batch.bytes, wallMs, 1);
      assert.ok(outcome.ok);
      at = batch.next;
    }
  }
}

/** Balances by account, all entries counted. */
export function balancesOf({ replica }: Book): Readonly<Record<string, number>> {
  return Object.fromEntries(ledgerBalances(replica.database).map(({ accountId, balance }) =>
    [recordIdToText(accountId), balance]));
}

export interface StatementLine {
  /** `20261123`. */
  readonly day: string;
  readonly amount: string;
  readonly name: string;
  readonly id?: string;
}

/** A bank's file in OFX 1.02 without header, as some banks write it. */
export function ofxText(lines: readonly StatementLine[], currency = 'EUR', kind: 'bank' | 'card' = 'bank'): string {
  return `<OFX>\n${ofxStatement(lines, currency, kind)}</OFX>\n`;
}

export function ofxStatement(lines: readonly StatementLine[], currency: string, kind: 'bank' | 'card'): string {
  const [statement, account] = kind === 'bank' ? ['STMTRS', 'BANKACCTFROM'] : ['CCSTMTRS', 'CCACCTFROM'];
  return `<${statement}>\n<CURDEF>${currency}\n<${account}>\n<ACCTID>00001234567\n</${account}>\n<BANKTRANLIST>\n`
    + lines.map(({ day, amount, name, id }) => `<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>${day}\n<TRNAMT>${amount}\n`
      + `${id === undefined ? '' : `<FITID>${id}\n`}<NAME>${name}\n</STMTTRN>\n`).join('')
    + `</BANKTRANLIST>\n</${statement}>\n`;
}
