import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../testing/file-portal.js';
import { openDatabase } from '../node/db/open-database.js';
import { createTestPortal } from '../testing/test-portal.js';
import { HOUR, MINUTE } from './clock.js';
import { commit } from './commit.js';
import { MailRefused } from './deps.js';
import { orderMail } from './mail/send-mail.js';

describe('the outbox', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const deliver = core.mailer.send;
  let count = 0;
  const order = async (dropAfter?: number) => {
    count += 1;
    const to = `reader${count}@mail.test`;
    const data = { url: 'https://www.shop.test/', code: '123456', minutes: '10' };
    await commit(
      core,
      await orderMail(core, {
        template: 'sign-in',
        to,
        name: '',
        locale: null,
        data,
        dedupeKey: `test:${count}`,
        dropAfter: dropAfter ?? null,
      }),
    );
    return to;
  };
  const received = (to: string) => portal.mails.filter((mail) => mail.to === to);
  const breakMail = (error: Error) => void (core.mailer.send = () => Promise.reject(error));
  const mendMail = () => void (core.mailer.send = deliver);

  it('loses nothing and repeats nothing while the mail server is down for an hour', async () => {
    breakMail(new Error('connect ECONNREFUSED'));
    const to = await order();
    for (let minute = 0; minute < 60; minute += 1) {
      await portal.tick();
      portal.time.now += MINUTE;
    }
    assert.equal(received(to).length, 0);
    mendMail();
    portal.time.now += 2 * HOUR;
    await portal.tick();
    await portal.tick();
    assert.equal(received(to).length, 1);
  });

  it('keeps the message id over tries, so that a mail server can drop the copy', async () => {
    const ids: string[] = [];
    core.mailer.send = (mail) => {
      ids.push(mail.messageId);
      return Promise.reject(new Error('timed out after the mail was taken'));
    };
    await order();
    await portal.tick();
    portal.time.now += MINUTE;
    await portal.tick();
    mendMail();
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  it('gives up at once on a mail that is refused for good', async () => {
    breakMail(new MailRefused('550 no such user'));
    const to = await order();
    await portal.tick();
    mendMail();
    portal.time.now += 24 * HOUR;
    await portal.tick();
    assert.equal(received(to).length, 0);
    const [row] = await core.db.all<{ outcome: string; payload: string }>(
      `SELECT outcome, payload FROM outbox WHERE dedupe_key = 'mail:test:${count}'`,
    );
    assert.deepEqual({ ...row }, { outcome: 'failed', payload: '' });
  });

  it('writes an order with a key that is there already only once', async () => {
    const to = await order();
    count -= 1;
    await order();
    await portal.tick();
    assert.equal(received(to).length, 1);
  });

  it('is sent once when two processes look at the same moment', async () => {
    const database = await openDatabase({ url: `file:${portal.file}` });
    const other = await createTestPortal(database, { clock: () => portal.time.now });
    other.core.mailer.send = deliver;
    const addresses = [];
    for (let index = 0; index < 30; index += 1) addresses.push(await order());
    await Promise.all([portal.tick(), other.tick()]);
    for (const to of addresses) assert.equal(received(to).length, 1, to);
    await other.stop();
    await database.close();
  });

  it('cannot be read in a copy of the database', async () => {
    await order();
    const rows = await core.db.all<{ payload: string }>('SELECT payload FROM outbox WHERE settled_at IS NULL');
    assert.ok(rows.length > 0);
    for (const { payload } of rows) assert.ok(!payload.includes('123456') && !payload.includes('@'));
  });
});
