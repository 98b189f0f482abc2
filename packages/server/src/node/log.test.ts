import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createLog } from './log.js';
import { toRoutePath } from './request-log.js';

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) };
}

describe('the log', () => {
  it('leaves addresses, parameters and secrets out of errors, and of what caused them', () => {
    const { lines, log } = capture();
    const cause = new Error('550 <mara@mail.test> is unknown at smtp://user:hunter2@mail.test');
    const error = new Error('Failed query: select ?\nparams: mara@mail.test,ps_AbCdEfGhIjKlMnOpQrStUv', { cause });
    log.error({ error }, 'Unexpected failure');
    const line = lines.join('');
    assert.doesNotMatch(line, /mara|hunter2|ps_AbCd/);
    assert.match(line, /Failed query: select \?/);
    assert.match(line, /550/);
  });

  it('covers fields that are named like a secret', () => {
    const { lines, log } = capture();
    log.info({ token: 'tok-123', request: { cookie: 'portal=abc', authorization: 'Bearer xyz' } }, 'Odd');
    assert.doesNotMatch(lines.join(''), /tok-123|portal=abc|xyz/);
  });

  it('stays one object a line, whatever is in a value', () => {
    const { lines, log } = capture();
    log.warn({ note: 'a\r\n{"level":"info"}\u001b[31m' }, 'First');
    assert.equal(lines.length, 1);
    assert.equal(lines[0]!.trimEnd().split('\n').length, 1);
    assert.equal((JSON.parse(lines[0]!) as { level: string }).level, 'warn');
  });
});

describe('a path in the log', () => {
  const cases = {
    '/api/invoices/inv_01k4abcdefghjkmnpqrstvwxyz': '/api/invoices/:id',
    '/api/invoices/inv_01k4abcdefghjkmnpqrstvwxyz.pdf': '/api/invoices/:id',
    '/pay/test/Zm9vYmFy.c2VhbGVk': '/pay/test/:id',
    '/mara@mail.test': '/:id',
    '/portal.js': '/portal.js',
    '/assets/invoices-AbC123xy.js': '/assets/:id',
  };
  for (const [path, shown] of Object.entries(cases))
    it(`is ${shown} for ${path}`, () => assert.equal(toRoutePath(path), shown));
});
