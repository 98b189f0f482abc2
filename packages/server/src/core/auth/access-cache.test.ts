import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { openDatabase } from '../../node/db/open-database.js';
import { createFilePortal } from '../../testing/file-portal.js';

describe('a remembered session', async () => {
  const portal = await createFilePortal();
  const elsewhere = await openDatabase({ url: `file:${portal.file}` });

  after(() => elsewhere.close());

  const warm = async () => {
    const contact = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(contact.email);
    for (let count = 0; count < 3; count += 1) assert.equal((await browser.send('GET', '/api/profile')).status, 200);
    return { ...contact, browser };
  };

  it('is refused at the next request after another process has ended it', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { browser, id } = await warm();
      await elsewhere.client.execute({ sql: 'DELETE FROM session WHERE contact_id = ?', args: [id] });
      assert.equal((await browser.send('GET', '/api/profile')).status, 401);
    }
  });

  it('is refused at the next request after another process has suspended its contact', async () => {
    const { browser, id } = await warm();
    await elsewhere.client.execute({ sql: "UPDATE contact SET access = 'suspended' WHERE id = ?", args: [id] });
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
  });

  it('does not open an app that another process has switched off', async () => {
    const { browser } = await warm();
    const settings = (value: string) =>
      elsewhere.client.execute(
        `UPDATE setting SET value = json_set(value, '$.apps', json('${value}')) WHERE name = 'portal'`,
      );
    await settings('{"profile":{"enabled":false}}');
    assert.equal((await browser.send('GET', '/api/profile')).status, 404);
    await settings('{}');
    assert.equal((await browser.send('GET', '/api/profile')).status, 200);
  });
});
