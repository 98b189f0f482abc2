import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { holds, toTable } from './report.js';

describe('a benchmark table', () => {
  it('marks what keeps its budget and what does not, from both sides', () => {
    const rows = [
      { name: 'fast', value: 50, unit: 'ms', budget: { atMost: 50 } },
      { name: 'slow', value: 51, unit: 'ms', budget: { atMost: 50 } },
      { name: 'little', value: 0.34, unit: '×', budget: { atLeast: 0.35 } },
      { name: 'only told', value: 9785, unit: 'req/s' },
    ] as const;
    assert.deepEqual(rows.map(holds), [true, false, false, true]);
    assert.deepEqual(
      toTable(rows)
        .split('\n')
        .map((line) => line[0]),
      ['✓', '✗', '✗', ' '],
    );
  });

  it('says the value, the budget and the note of each row', () => {
    const table = toTable([
      { name: 'list', value: 0.4567, unit: '×', budget: { atLeast: 0.35 }, note: 'of 9,000 req/s' },
    ]);
    assert.equal(table, '✓ list  0.46 ×  ≥ 0.35 ×  of 9,000 req/s');
  });
});
