import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readAccess } from '../../core/auth/lucia.js';
import { createFilePortal } from '../../testing/file-portal.js';
import { addPasskey } from './operations.js';

describe('a new passkey', async () => {
  const portal = await createFilePortal();

  it('is told to the client by mail, with its name, so that nobody adds one unseen', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    const { caller } = await readAccess(portal.core, browser.cookie!.split('=')[1]!);
    const key = { credentialId: 'credential', publicKey: '', counter: 0, transports: '[]', rpId: 'www.shop.test' };
    await addPasskey(portal.core, caller!, 'Phone <b>', key);
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    assert.deepEqual([mail.to, mail.subject], [email, 'A passkey was added for The Shop']);
    assert.match(mail.text, /Phone <b>/);
    assert.match(mail.html, /Phone &lt;b&gt;/);
  });
});
