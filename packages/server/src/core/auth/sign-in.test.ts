import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { codeIn, tokenIn } from '../../testing/mail-text.js';

describe('signing in', async () => {
  const portal = await createFilePortal();

  it('by password gives a session that the cookie carries', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    const response = await browser.signIn(email.toUpperCase());
    assert.equal(response.status, 200);
    const { session } = await (await browser.send('GET', '/api/session')).json();
    assert.equal(session.contact.email, email);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    const wrong = await browser.signIn(email, 'not the password at all');
    const unknown = await browser.signIn('nobody@mail.test');
    assert.equal(wrong.status, 401);
    assert.equal(unknown.status, 401);
    const strip = async (response: Response) => ({ ...(await response.json()), requestId: '' });
    assert.deepEqual(await strip(wrong), await strip(unknown));
  });

  it('by the code in the mail', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    assert.equal((await browser.send('POST', '/api/session/email', { email })).status, 202);
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    assert.equal(mail.to, email);
    const response = await browser.send('POST', '/api/session/code', { email, code: codeIn(mail) });
    assert.equal(response.status, 200, await response.clone().text());
  });

  it('by the link in the mail, once', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.send('POST', '/api/session/email', { email });
    await portal.tick();
    const token = tokenIn(portal.mails.at(-1)!);
    const inspected = await (await browser.send('POST', '/api/session/inspect', { token })).json();
    assert.equal(inspected.state, 'valid');
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 200);
    const again = await portal.browser().send('POST', '/api/session/token', { token });
    assert.equal(again.status, 410);
    assert.equal((await again.json()).reason, 'used');
  });

  it('moves the session to a bearer token where the cookie did not come back', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    const { handoff } = await (await browser.signIn(email)).json();
    const { token } = await (await portal.browser().send('POST', '/api/session/bearer', { handoff })).json();
    const asked = await portal.browser().send('GET', '/api/profile', undefined, { authorization: `Bearer ${token}` });
    assert.equal((await asked.json()).email, email);
    assert.equal((await portal.browser().send('POST', '/api/session/bearer', { handoff })).status, 401);
  });
});
