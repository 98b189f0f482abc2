import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../testing/file-portal.js';
import { readEvents } from '../testing/read-events.js';

describe('a stopping server', () => {
  it('ends a live stream at once, at whatever moment of it', async () => {
    for (const moment of [0, 1, 2, 3, 5, 8]) {
      const portal = await createFilePortal();
      const { email } = await portal.addContact();
      const browser = portal.browser();
      await browser.signIn(email);
      const events = readEvents(await browser.send('GET', '/api/events'));
      await events.next();
      await new Promise((resolve) => setTimeout(resolve, moment));
      const started = performance.now();
      await portal.stop();
      while (await events.next());
      assert.ok(performance.now() - started < 5000, `after ${moment} ms`);
    }
  });
});
