#!/usr/bin/env node
// Adds up every account of a book's JSON export, by nothing but the export: the independent witness of the program's
// own balances. It shares no code with the program and runs on any Node from 20 on.
//
//   node tools/balances.mjs book.json        (or - for standard input)
//
// One line an account, in the order of ids, separated by tabs: id, name, currency, balance in minor units. What is off
// goes to standard error, one line each, and makes the exit code 1; 2 where the file is no export at all.
import { readFileSync } from 'node:fs';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node tools/balances.mjs book.json');
  process.exit(2);
}

const book = readBook(path === '-' ? 0 : path);
const faults = [];
const accounts = readRecords('account');
const entries = readRecords('entry');
const balanceById = new Map();

for (const account of accounts) {
  if (!/^[A-Z]{3}$/.test(String(account.currency))) fault('account', account.id, `currency ${account.currency}`);
  balanceById.set(account.id, toMinorUnits(account.opening_balance, 'account', account.id, 'opening_balance'));
}
for (const entry of entries) addEntry(entry);

for (const account of accounts) {
  const name = String(account.name).replace(/\s+/g, ' ');
  console.log([account.id, name, account.currency, balanceById.get(account.id)].join('\t'));
}
for (const text of faults) console.error(text);
if (faults.length > 0) process.exitCode = 1;

function readBook(source) {
  try {
    const parsed = JSON.parse(readFileSync(source, 'utf8'));
    if (parsed.format === 'tandem-book' && parsed.version === 1 && Array.isArray(parsed.kinds)) return parsed;
    console.error('not an export of version 1');
  } catch (error) {
    console.error(`cannot be read: ${error.message}`);
  }
  return process.exit(2);
}

/** The records of a kind with the columns that were left out because they stand at their initial value. */
function readRecords(kindName) {
  const kinds = book.kinds.filter(({ kind }) => kind === kindName);
  if (kinds.length !== 1) {
    faults.push(`${kinds.length} lists of the kind ${kindName}`);
    return [];
  }
  const [{ columns, records }] = kinds;
  const initial = Object.fromEntries(columns.map((column) => [column.name, column.initial]));
  let previousId = '';
  return records.map((record) => {
    if (!/^[0-9a-f]{32}$/.test(String(record.id))) fault(kindName, record.id, 'the id is not 32 hexadecimal digits');
    if (record.id <= previousId) fault(kindName, record.id, 'the id does not come after the one before');
    previousId = record.id;
    return { ...initial, ...record };
  });
}

function addEntry(entry) {
  const amount = toMinorUnits(entry.amount, 'entry', entry.id, 'amount');
  addTo(entry.account_id, amount, entry);
  if (!Number.isSafeInteger(entry.day)) fault('entry', entry.id, `day ${entry.day}`);
  if (entry.transfer_account_id === null) {
    if (entry.transfer_amount !== null) fault('entry', entry.id, 'a second amount without a second account');
  } else {
    const transferAmount = toMinorUnits(entry.transfer_amount, 'entry', entry.id, 'transfer_amount');
    addTo(entry.transfer_account_id, transferAmount, entry);
    if (entry.transfer_account_id === entry.account_id) fault('entry', entry.id, 'a transfer to its own account');
    if (amount * transferAmount > 0n) fault('entry', entry.id, 'a transfer that moves both accounts one way');
    checkSameCurrency(entry, amount, transferAmount);
  }
  if (entry.lines !== null) checkLines(entry, amount);
}

function checkSameCurrency(entry, amount, transferAmount) {
  const [from, to] = [entry.account_id, entry.transfer_account_id].map((id) => accounts.find((one) => one.id === id));
  if (from !== undefined && to !== undefined && from.currency === to.currency && amount + transferAmount !== 0n) {
    fault('entry', entry.id, `a transfer in ${from.currency} of ${amount} and ${transferAmount}`);
  }
}

function checkLines(entry, amount) {
  if (!Array.isArray(entry.lines) || entry.lines.length === 0) {
    fault('entry', entry.id, 'split lines that are no list');
    return;
  }
  let sum = 0n;
  for (const line of entry.lines) {
    const lineAmount = Array.isArray(line) ? line[1] : undefined;
    sum += toMinorUnits(lineAmount, 'entry', entry.id, 'amount of a split line');
  }
  if (sum !== amount) fault('entry', entry.id, `split lines sum to ${sum}, the amount is ${amount}`);
  if (entry.category_id !== null) fault('entry', entry.id, 'split lines beside a category');
}

function addTo(accountId, amount, entry) {
  const balance = balanceById.get(accountId);
  if (balance === undefined) fault('entry', entry.id, `no account ${accountId}`);
  else balanceById.set(accountId, balance + amount);
}

function toMinorUnits(value, kindName, id, what) {
  if (Number.isSafeInteger(value)) return BigInt(value);
  fault(kindName, id, `${what} is ${JSON.stringify(value)}, not a whole number`);
  return 0n;
}

function fault(kindName, id, text) {
  faults.push(`${kindName} ${id}: ${text}`);
}
