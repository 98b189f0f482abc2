import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sql } from 'drizzle-orm';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { tokenIn } from '../../../testing/mail-text.js';
import { SITE } from '../../../testing/test-portal.js';
import { MINUTE } from '../../clock.js';

const tokenOf = (url: string) => new URL(url).hash.replace('#portal-token=', '');

describe('who counts as invited and who as joined', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  const key = await tester.addKey(['invitations:read', 'invitations:write']);
  const post = async <T>(path: string, body: unknown, status: number): Promise<T> => {
    const response = await key.send('POST', `/api/admin/${path}`, body);
    assert.equal(response.status, status, await response.clone().text());
    return (await response.json()) as T;
  };
  const numbers = async () => {
    const [row] = await portal.core.db.all<{ invited: number; joined: number }>(
      sql`SELECT count(invited_at) AS invited, count(first_login_at) AS joined FROM contact`,
    );
    return [row!.invited, row!.joined];
  };
  const redeem = async (token: string) => {
    const response = await portal.browser().send('POST', '/api/session/token', { token });
    assert.equal(response.status, 200, await response.clone().text());
  };
  /** What an act adds to both numbers. */
  const adds = async (act: () => Promise<unknown>) => {
    const [invited, joined] = await numbers();
    await act();
    await portal.tick();
    const after = await numbers();
    return [after[0]! - invited!, after[1]! - joined!];
  };
  const mailTo = (email: string) => portal.mails.findLast((mail) => mail.to === email)!;

  it('invited twice counts once', async () => {
    const body = { email: 'Twice@mail.test' };
    assert.deepEqual(await adds(() => post('invitations', body, 201)), [1, 0]);
    assert.deepEqual(await adds(() => post('invitations', body, 201)), [0, 0]);
  });

  it('resent and invited in a batch counts once', async () => {
    const { invitation } = await post<{ invitation: { id: string } }>('invitations', { email: 're@mail.test' }, 201);
    assert.deepEqual(await adds(() => post(`invitations/${invitation.id}/resend`, {}, 200)), [0, 0]);
    assert.deepEqual(await adds(() => post('invitation-batches', { contactIds: [invitation.id] }, 202)), [0, 0]);
  });

  it('a batch counts each of its contacts when it is sent to them, and nobody twice', async () => {
    const ids = [(await portal.addContact()).id, (await portal.addContact()).id];
    const contactIds = [...ids, ids[0]];
    assert.deepEqual(await adds(() => post('invitation-batches', { contactIds }, 202)), [2, 0]);
  });

  it('an invitation that is used counts as joined, once', async () => {
    await post('invitations', { email: 'joins@mail.test' }, 201);
    await portal.tick();
    assert.deepEqual(await adds(() => redeem(tokenIn(mailTo('joins@mail.test')))), [0, 1]);
  });

  it('a magic link counts as joined and not as invited', async () => {
    const { id } = await portal.addContact();
    const made = await post<{ url: string }>('magic-links', { contactId: id }, 201);
    assert.deepEqual(await adds(() => redeem(tokenOf(made.url))), [0, 1]);
  });

  it('a login mail counts as joined and not as invited', async () => {
    const { id, email } = await portal.addContact();
    assert.deepEqual(await adds(() => post('login-mails', { contactIds: [id] }, 202)), [0, 0]);
    assert.deepEqual(await adds(() => redeem(tokenIn(mailTo(email)))), [0, 1]);
  });

  it('a link template counts as joined and not as invited', async () => {
    const { email } = await portal.addContact();
    const { url } = await post<{ url: string }>('link-templates', {}, 201);
    const opened = await portal.request(new URL(url.replace('{{email}}', email)).pathname + `?to=${email}`);
    const token = tokenOf(opened.headers.get('location')!);
    assert.deepEqual(await adds(() => portal.browser().send('POST', '/api/session/renew', { token })), [0, 0]);
    assert.deepEqual(await adds(() => redeem(tokenIn(mailTo(email)))), [0, 1]);
  });

  it('somebody who signs up counts as joined and not as invited', async () => {
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'open'));
    await portal.browser().send('POST', '/api/session/email', { email: 'newcomer@mail.test' });
    await portal.tick();
    assert.deepEqual(await adds(() => redeem(tokenIn(mailTo('newcomer@mail.test')))), [0, 1]);
  });

  it('a password chosen before, as at a checkout, counts as joined and not as invited', async () => {
    const { email } = await portal.addContact({ source: 'checkout' });
    assert.deepEqual(await adds(() => portal.browser().signIn(email)), [0, 1]);
    assert.deepEqual(await adds(() => portal.browser().signIn(email)), [0, 0]);
  });

  it('refuses who has no address, and who is suspended, with the reason', async () => {
    const none = await portal.addContact({ email: null });
    const out = await portal.addContact({ access: 'suspended' });
    const reasonOf = async (contactId: string) => {
      const response = await key.send('POST', '/api/admin/invitations', { contactId });
      return [response.status, ((await response.json()) as { reason: string }).reason];
    };
    assert.deepEqual(
      await adds(async () => {
        assert.deepEqual(await reasonOf(none.id), [422, 'no_address']);
        assert.deepEqual(await reasonOf(out.id), [409, 'suspended']);
      }),
      [0, 0],
    );
  });

  it('a template opened with somebody else’s address gives nothing but a mail to that address', async () => {
    const { url } = await post<{ url: string }>('link-templates', { view: 'invoices' }, 201);
    const path = new URL(url.replace('{{email}}', 'x')).pathname;
    const opened = await portal.request(`${path}?to=nobody%2Bx@mail.test`);
    assert.equal(opened.status, 302);
    const target = new URL(opened.headers.get('location')!);
    assert.equal(target.origin, SITE);
    const token = tokenOf(target.href);
    const report = await (await portal.browser().send('POST', '/api/session/inspect', { token })).json();
    assert.deepEqual(report, {
      state: 'offered',
      purpose: 'sign-in',
      email: 'n•••@mail.test',
      view: 'invoices',
      offersPassword: false,
    });
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 410);
  });

  it('a template that was changed is none of ours, and one that has ended offers nothing', async () => {
    const { url } = await post<{ url: string }>('link-templates', { days: 1 }, 201);
    const path = new URL(url.replace('{{email}}', 'x')).pathname;
    assert.equal((await portal.request(`${path.slice(0, -1)}!?to=a@mail.test`)).status, 404);
    portal.time.now += 25 * 60 * MINUTE;
    const late = await portal.request(`${path}?to=a@mail.test`);
    assert.equal(new URL(late.headers.get('location')!).hash, '');
  });
});
