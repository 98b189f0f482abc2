import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PortalError } from '@client-portal/contract/errors';

import { createPasswords } from './passwords.js';
import { TaskQueue } from './task-queue.js';

describe('passwords', () => {
  const passwords = createPasswords();

  it('are kept as argon2id of the advised cost', async () => {
    const hash = await passwords.hash('correct horse battery');
    assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal(await passwords.verify(hash, 'correct horse battery'), true);
    assert.equal(await passwords.verify(hash, 'correct horse batteri'), false);
  });

  it('never match where there is none', async () => {
    assert.equal(await passwords.verify(null, ''), false);
  });

  it('are refused at once when too many wait', async () => {
    const busy = createPasswords({ parallel: 1, places: 2 });
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => busy.verify(null, 'a guess')));
    const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as PortalError] : []));
    assert.deepEqual(
      refused.map(({ code, retryAfter }) => ({ code, retryAfter })),
      [
        { code: 'unavailable', retryAfter: 2 },
        { code: 'unavailable', retryAfter: 2 },
      ],
    );
  });

  const easy = [
    'passwordpassword',
    'qwertyuiopasdfgh',
    '123456789012345',
    'aaaaaaaaaaaaaaaa',
    'northlightstudio1',
    'mara@example.com!',
  ];
  for (const each of easy) {
    it(`says that ${each} is easy`, () => assert.ok(passwords.weakness(each, ['northlight', 'mara', 'example'])));
  }

  for (const each of ['correct horse battery', 'a quiet harbour at dusk', 'كلمة مرور طويلة جدا هنا']) {
    it(`takes ${each}`, () => assert.equal(passwords.weakness(each, ['northlight', 'mara']), null));
  }

  it('judges a very long one quickly', () => {
    passwords.weakness('a first one loads the lists', []);
    const started = process.cpuUsage().user;
    passwords.weakness('qwerty123 '.repeat(2000), ['qwerty']);
    assert.ok(process.cpuUsage().user - started < 500_000);
  });
});

describe('a task queue', () => {
  const refuse = () => new Error('full');

  it('never runs more than it may, and in the order of arrival', async () => {
    const queue = new TaskQueue({ parallel: 2, places: 10, refuse });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const task = (number: number) => async () => {
      most = Math.max(most, (running += 1));
      order.push(number);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, (_, number) => queue.run(task(number))));
    assert.equal(most, 2);
    assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('gives the place of a task that failed to the next', async () => {
    const queue = new TaskQueue({ parallel: 1, places: 5, refuse });
    const failing = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(async () => 'done');
    await assert.rejects(failing, /no/);
    assert.equal(await next, 'done');
  });
});
