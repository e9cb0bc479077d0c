import assert from 'node:assert/strict';
import test from 'node:test';
import { formatReport, parseReport, sumUp } from './report.ts';

const place = (line: number, from: number, to: number) =>
  ({ start: { line, column: from }, end: { line, column: to } });
const report = JSON.stringify({
  files: {
    'a.ts': {
      source: 'one();\nif (x > 1) two();\n',
      mutants: [
        { mutatorName: 'ConditionalExpression', replacement: 'true', status: 'Survived', location: place(2, 5, 10) },
        { mutatorName: 'EqualityOperator', replacement: 'x >= 1', status: 'Killed', location: place(2, 5, 10) },
        { mutatorName: 'EqualityOperator', replacement: 'x <= 1', status: 'Timeout', location: place(2, 5, 10) },
        { mutatorName: 'StringLiteral', replacement: '""', status: 'Ignored', location: place(1, 1, 2) },
      ],
    },
  },
});

test('a report says how much was killed, and what was not', () => {
  const mutants = parseReport(report);
  assert.deepEqual(sumUp(mutants), { killed: 1, timedOut: 1, survived: 1, killedShare: 2 / 3 });
  assert.equal(formatReport('group', mutants),
    'group: 66.7 % of 3 mutants killed (1 by their time), 1 survived\n'
    + '  a.ts:2 ConditionalExpression: x > 1 => true');
});

test('a report without mutants has killed nothing', () => {
  assert.equal(sumUp([]).killedShare, 0);
});
