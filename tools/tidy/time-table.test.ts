import assert from 'node:assert/strict';
import test from 'node:test';
import { installMinutes, minutesByShare } from '../suites.ts';
import { findTimeTableFaults } from './time-table.ts';

test('a row that says other minutes than the runner is told', () => {
  const rows = Object.entries({ install: installMinutes, ...minutesByShare, total: 25 });
  const text = rows.map(([name, minutes]) => `| ${name} | ${minutes} min | x |`).join('\n');
  assert.deepEqual(findTimeTableFaults([{ path: 'docs/ARCHITECTURE.md', text }]), []);
  const changed = text.replace(`| unit | ${minutesByShare.unit} min`, `| unit | ${minutesByShare.unit + 1} min`);
  assert.equal(findTimeTableFaults([{ path: 'docs/ARCHITECTURE.md', text: changed }]).length, 1);
});
