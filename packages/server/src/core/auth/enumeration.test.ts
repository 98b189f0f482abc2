import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { HOUR } from '../clock.js';

describe('somebody who tries addresses', async () => {
  let hashed = 0;
  const portal = await createFilePortal({
    passwords: {
      hash: async (text) => `plain:${text}`,
      verify: async () => {
        hashed += 1;
        return false;
      },
      weakness: () => null,
    },
  });

  /** Everything the database was asked during a request: what an answer's time is made of. */
  const asked: string[] = [];
  const { client } = portal.database;
  const [execute, batch] = [client.execute.bind(client), client.batch.bind(client)];
  const textOf = (statement: unknown) =>
    typeof statement === 'string' ? statement : ((statement as { sql?: string }).sql ?? JSON.stringify(statement));
  client.execute = ((statement: never, args: never) => {
    asked.push(textOf(statement));
    return execute(statement, args);
  }) as typeof client.execute;
  client.batch = ((statements: never[], mode: never) => {
    asked.push(`batch of ${statements.map(textOf).join('; ')}`);
    return batch(statements, mode);
  }) as typeof client.batch;

  /** Keyed hashes are work too. */
  let keyed = 0;
  const mac = portal.core.keys.mac;
  portal.core.keys.mac = (use, text) => {
    keyed += 1;
    return mac(use, text);
  };

  const observe = async (path: string, body: unknown) => {
    portal.time.now += HOUR;
    asked.length = 0;
    hashed = 0;
    keyed = 0;
    const response = await portal.browser().send('POST', path, body);
    const text = (await response.text()).replace(/"requestId":"[^"]*"/, '');
    const headers = [...response.headers].filter(([name]) => !['x-request-id', 'content-length'].includes(name));
    // Which site called is noted once an hour, whatever was asked.
    const work = asked.filter((statement) => !statement.includes('origin_sighting'));
    return { status: response.status, text, headers, hashed, keyed, asked: work };
  };

  const ways: [string, string, (email: string) => unknown][] = [
    ['a password', '/api/session/password', (email) => ({ email, password: 'guess guess guess guess' })],
    ['a mail', '/api/session/email', (email) => ({ email })],
    ['a new password', '/api/session/email', (email) => ({ email, purpose: 'reset' })],
    ['a code', '/api/session/code', (email) => ({ email, code: '123456' })],
  ];

  for (const [what, path, body] of ways) {
    it(`with ${what} learns nothing from the answer, nor from the work behind it`, async () => {
      const known = await portal.addContact();
      const suspended = await portal.addContact({ access: 'suspended' });
      const expected = await observe(path, body('nobody@mail.test'));
      assert.ok(expected.asked.length > 0);
      assert.deepEqual(await observe(path, body(known.email)), expected);
      assert.deepEqual(await observe(path, body(suspended.email)), expected);
    });
  }

  it('cannot tell an address with a code under way from another', async () => {
    const { email } = await portal.addContact();
    await portal.browser().send('POST', '/api/session/email', { email });
    await portal.tick();
    const ask = (address: string) => observe('/api/session/code', { email: address, code: '000001' });
    portal.time.now -= HOUR;
    const known = await ask(email);
    assert.deepEqual(known, await ask('nobody@mail.test'));
  });
});
