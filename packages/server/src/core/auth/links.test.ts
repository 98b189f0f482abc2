import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eq } from 'drizzle-orm';

import { createFilePortal } from '../../testing/file-portal.js';
import { codeIn, tokenIn } from '../../testing/mail-text.js';
import { PASSWORD, SITE } from '../../testing/test-portal.js';
import { approveContact } from '../admin/contacts/change-access.js';
import { createMagicLink } from '../admin/invitations/magic-links.js';
import { DAY, MINUTE } from '../clock.js';
import { write } from '../db/change.js';
import { contact } from '../db/schema.js';
import { readSettings } from '../settings.js';
import { issueLink } from './issue-link.js';

describe('a mailed link', async () => {
  const portal = await createFilePortal();
  const { core } = portal;

  const mailedTo = async (email: string, body: object = {}) => {
    const response = await portal.browser().send('POST', '/api/session/email', { email, ...body });
    assert.equal(response.status, 202);
    await portal.tick();
    return portal.mails.at(-1)!;
  };
  const reasonOf = async (response: Response) => ((await response.json()) as { reason: string }).reason;
  const invite = async (email: string, contactId: string) => {
    const issued = await issueLink(core, await readSettings(core.db), {
      purpose: 'invitation',
      contactId,
      email,
      createdBy: 'cli',
    });
    await write(core.db, issued.statements);
    return issued.url.split('portal-token=')[1]!;
  };

  it('lets exactly one of twenty parallel redemptions in', async () => {
    const { email } = await portal.addContact();
    const token = tokenIn(await mailedTo(email));
    const tries = Array.from({ length: 20 }, () => portal.browser().send('POST', '/api/session/token', { token }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1);
    assert.equal(statuses.filter((status) => status === 410).length, 19);
  });

  it('lets exactly one of five parallel codes in', async () => {
    const { email } = await portal.addContact();
    const code = codeIn(await mailedTo(email));
    const tries = Array.from({ length: 5 }, () => portal.browser().send('POST', '/api/session/code', { email, code }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1);
  });

  it('survives being looked at, by scanner and by inspection', async () => {
    const { email } = await portal.addContact();
    const token = tokenIn(await mailedTo(email));
    for (const method of ['GET', 'HEAD']) {
      assert.equal((await portal.browser().send(method, '/api/session/token')).status, 404);
      await portal.browser().send('POST', '/api/session/inspect', { token });
    }
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 200);
  });

  it('expires by the server’s clock and is renewed to the same address by one tap', async () => {
    const { email } = await portal.addContact();
    const token = tokenIn(await mailedTo(email));
    portal.time.now += 11 * MINUTE;
    const late = await portal.browser().send('POST', '/api/session/token', { token });
    assert.equal(late.status, 410);
    assert.equal(await reasonOf(late), 'expired');
    assert.equal((await portal.browser().send('POST', '/api/session/renew', { token })).status, 202);
    await portal.tick();
    const fresh = portal.mails.at(-1)!;
    assert.equal(fresh.to, email);
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token: tokenIn(fresh) })).status, 200);
  });

  it('is void once a newer one was sent', async () => {
    const { email } = await portal.addContact();
    const first = tokenIn(await mailedTo(email));
    await mailedTo(email);
    assert.equal(
      await reasonOf(await portal.browser().send('POST', '/api/session/token', { token: first })),
      'replaced',
    );
  });

  it('that nobody issued is refused in the same shape, and renewing it mails nobody', async () => {
    const before = portal.mails.length;
    const token = 'x'.repeat(43);
    const refused = await portal.browser().send('POST', '/api/session/token', { token });
    assert.equal(refused.status, 410);
    assert.equal(await reasonOf(refused), 'unknown');
    assert.equal((await portal.browser().send('POST', '/api/session/renew', { token })).status, 202);
    await portal.tick();
    assert.equal(portal.mails.length, before);
  });

  it('dies after five wrong codes, while the link beside the code still works', async () => {
    const { email } = await portal.addContact();
    const mail = await mailedTo(email);
    const right = codeIn(mail);
    const wrong = right === '000000' ? '111111' : '000000';
    for (let guess = 0; guess < 5; guess += 1) {
      assert.equal((await portal.browser().send('POST', '/api/session/code', { email, code: wrong })).status, 401);
    }
    assert.equal((await portal.browser().send('POST', '/api/session/code', { email, code: right })).status, 401);
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token: tokenIn(mail) })).status, 200);
  });

  it('that nobody issued mails nobody where sign-up is open, and makes no contact', async () => {
    for (const mode of ['open', 'approval'] as const) {
      await portal.changeSettings((settings) => void (settings.signIn.signUp = mode));
      const [before] = await core.db.all<{ count: number }>('SELECT count(*) AS count FROM contact');
      await portal.browser().send('POST', '/api/session/renew', { token: 'y'.repeat(43) });
      await portal.tick();
      assert.deepEqual(await core.db.all('SELECT count(*) AS count FROM contact'), [before]);
    }
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'contacts'));
  });

  it('of an expired invitation is renewed with what it carries; of a used one only signs in', async () => {
    const { id, email } = await portal.addContact();
    const settings = await readSettings(core.db);
    const order = {
      purpose: 'invitation',
      contactId: id,
      email,
      createdBy: 'cli',
      data: { grants: ['app:invoices'] },
    } as const;
    const issued = await issueLink(core, settings, order);
    await write(core.db, issued.statements);
    portal.time.now += 8 * DAY;
    const renew = async (token: string) => {
      await portal.browser().send('POST', '/api/session/renew', { token });
      await portal.tick();
      return tokenIn(portal.mails.at(-1)!);
    };
    const granted = async () => (await core.db.all(`SELECT id FROM entitlement WHERE contact_id = '${id}'`)).length;
    const fresh = await renew(issued.url.split('portal-token=')[1]!);
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token: fresh })).status, 200);
    assert.equal(await granted(), 1);
    const again = await renew(fresh);
    assert.equal(
      (await (await portal.browser().send('POST', '/api/session/inspect', { token: again })).json()).purpose,
      'sign-in',
    );
    await portal.browser().send('POST', '/api/session/token', { token: again });
    assert.equal(await granted(), 1);
  });

  it('of an invitation sets a first password and says so beforehand', async () => {
    const { id, email } = await portal.addContact();
    await core.db.run(`DELETE FROM password WHERE contact_id = '${id}'`);
    const token = await invite(email, id);
    const report = await (await portal.browser().send('POST', '/api/session/inspect', { token })).json();
    assert.deepEqual(
      { purpose: report.purpose, state: report.state, offersPassword: report.offersPassword },
      { purpose: 'invitation', state: 'valid', offersPassword: true },
    );
    const short = await portal.browser().send('POST', '/api/session/token', { token, password: 'too short' });
    assert.equal(short.status, 422);
    const password = 'a fresh long password';
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token, password })).status, 200);
    assert.equal((await portal.browser().signIn(email, password)).status, 200);
  });

  it('of an invitation cannot replace the password of an account', async () => {
    const { id, email } = await portal.addContact();
    const token = await invite(email, id);
    const response = await portal
      .browser()
      .send('POST', '/api/session/token', { token, password: 'a fresh long password' });
    assert.equal(response.status, 422);
    assert.equal((await portal.browser().signIn(email, PASSWORD)).status, 200);
  });

  it('is refused to a browser that is signed in as somebody else, and stays good', async () => {
    const [a, b] = [await portal.addContact(), await portal.addContact()];
    const browser = portal.browser();
    await browser.signIn(a.email);
    const token = tokenIn(await mailedTo(b.email));
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 409);
    assert.equal((await browser.send('POST', '/api/session/token', { token, replace: true })).status, 200);
    const { session } = await (await browser.send('GET', '/api/session')).json();
    assert.equal(session.contact.email, b.email);
  });

  it('of a reset needs a new password, ends every session and signs in', async () => {
    const { email } = await portal.addContact();
    const old = portal.browser();
    await old.signIn(email);
    const token = tokenIn(await mailedTo(email, { purpose: 'reset' }));
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 422);
    const password = 'another long password';
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token, password })).status, 200);
    assert.equal((await old.send('GET', '/api/profile')).status, 401);
    assert.equal((await portal.browser().signIn(email, PASSWORD)).status, 401);
    assert.equal((await portal.browser().signIn(email, password)).status, 200);
  });

  it('leads to the page that asked, when that page is the business’s', async () => {
    const { email } = await portal.addContact();
    const mail = await mailedTo(email, { destination: { page: `${SITE}/shop?x=1`, view: 'invoices' } });
    assert.match(mail.text, /https:\/\/www\.shop\.test\/shop\?x=1#portal-token=/);
    const report = await (await portal.browser().send('POST', '/api/session/inspect', { token: tokenIn(mail) })).json();
    assert.equal(report.view, 'invoices');
  });

  it('never leads to a foreign page, nor to the host that a request names', async () => {
    const { email } = await portal.addContact();
    for (const page of [
      'https://evil.test/',
      'https://www.shop.test.evil.test/',
      'javascript:alert(1)',
      '//evil.test',
      'http://www.shop.test/',
      `blob:${SITE}/1c5ea1b9`,
      'https://evil.test@www.shop.test/',
    ]) {
      const response = await portal.browser().send('POST', '/api/session/email', { email, destination: { page } });
      assert.equal(response.status, 422, page);
    }
    const headers = { host: 'evil.test', 'x-forwarded-host': 'evil.test' };
    await portal.browser().send('POST', '/api/session/email', { email }, headers);
    await portal.tick();
    assert.ok(portal.mails.at(-1)!.text.includes(`${SITE}/clients#portal-token=`));
    assert.ok(!JSON.stringify(portal.mails).includes('evil.test'));
  });

  it('is not mailed to strangers, and the answer does not tell', async () => {
    const before = portal.mails.length;
    const { email } = await portal.addContact();
    const known = await portal.browser().send('POST', '/api/session/email', { email });
    const unknown = await portal.browser().send('POST', '/api/session/email', { email: 'stranger@mail.test' });
    assert.equal(await known.text(), await unknown.text());
    await portal.tick();
    assert.deepEqual(
      portal.mails.slice(before).map(({ to }) => to),
      [email],
    );
  });

  it('goes to a stranger where sign-up is open, who becomes a contact by using it', async () => {
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'open'));
    const email = 'newcomer@mail.test';
    const token = tokenIn(await mailedTo(email));
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 200);
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'contacts'));
  });

  it('waits for approval where the business wants to approve', async () => {
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'approval'));
    const mail = await mailedTo('applicant@mail.test');
    assert.match(mail.subject, /has your request/);
    assert.equal(tokenIn(mail), '');
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'contacts'));
  });

  it('waits for approval as well when a public form has made a contact of the stranger, and not when the business has', async () => {
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'approval'));
    const stranger = await portal.addContact({ source: 'form' });
    const mail = await mailedTo(stranger.email);
    assert.match(mail.subject, /has your request/);
    assert.equal(tokenIn(mail), '');
    const [row] = await core.db.select().from(contact).where(eq(contact.id, stranger.id));
    assert.equal(row?.access, 'requested');
    await approveContact(core, 'cli', stranger.id);
    assert.notEqual(tokenIn(await mailedTo(stranger.email)), '');
    const [approved] = await core.db.select().from(contact).where(eq(contact.id, stranger.id));
    assert.equal(approved?.access, 'eligible');
    const known = await Promise.all([
      portal.addContact({ source: 'manual' }),
      portal.addContact({ source: 'form', invitedAt: 1, lastInvitedAt: 1 }),
    ]);
    for (const { email } of known) assert.notEqual(tokenIn(await mailedTo(email)), '');
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'contacts'));
  });

  it('that the business made to hand over signs in, and is no fresh proof of the client for who had it in between', async () => {
    const { email } = await portal.addContact();
    const { url } = await createMagicLink(core, 'cli', { email });
    const browser = portal.browser();
    const token = new URL(url).hash.replace('#portal-token=', '');
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 200);
    assert.equal((await browser.send('GET', '/api/profile')).status, 200);
    const codeOf = async (path: string, body: object) =>
      ((await (await browser.send('POST', path, body)).json()) as { code?: string }).code;
    assert.equal(await codeOf('/api/profile/email', { email: 'mallory@mail.test' }), 'step_up_required');
    assert.equal(await codeOf('/api/profile/passkeys/options', {}), 'step_up_required');
    await browser.signIn(email);
    assert.equal((await browser.send('POST', '/api/profile/email', { email: 'new@mail.test' })).status, 202);
  });

  it('is not sent any more once it has expired in the queue', async () => {
    const { email } = await portal.addContact();
    const before = portal.mails.length;
    const send = core.mailer.send;
    core.mailer.send = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    await portal.browser().send('POST', '/api/session/email', { email });
    await portal.tick();
    core.mailer.send = send;
    portal.time.now += DAY;
    await portal.tick();
    assert.equal(portal.mails.length, before);
  });
});
