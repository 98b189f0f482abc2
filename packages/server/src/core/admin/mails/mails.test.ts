import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eq } from 'drizzle-orm';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { MINUTE } from '../../clock.js';
import { contact, setting } from '../../db/schema.js';
import { MailRefused, MailServerFailure } from '../../deps.js';
import { inviteContact } from '../invitations/invite-contact.js';
import { invitationOf } from '../invitations/list-invitations.js';

describe('the mail system', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  const key = await tester.addKey(['invitations:read', 'invitations:write', 'settings:read', 'settings:write']);
  const { core } = portal;
  const send = async <T>(method: string, path: string, body?: unknown) => {
    const response = await key.send(method, `/api/admin/${path}`, body);
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
  };
  const deliver = core.mailer.send;

  interface Entry {
    id: string;
    to: string;
    state: string;
    subject: string;
    content: { html: string } | null;
    canResend: boolean;
  }
  const lastMail = async () => (await send<{ items: Entry[] }>('GET', 'mails')).body.items[0]!;

  describe('the log of mails', () => {
    it('tells of an address that the mail server refuses, beside the invitation and the contact', async () => {
      core.mailer.send = () => Promise.reject(new MailRefused('550 5.1.1 No such user'));
      const { contactId } = await inviteContact(core, 'cli', { email: 'gone@mail.test' });
      await portal.tick();
      core.mailer.send = deliver;
      assert.equal((await lastMail()).state, 'bounced');
      const { state, problem } = await invitationOf(core, contactId);
      assert.deepEqual([state, problem], ['bounced', '550 5.1.1 No such user']);
      const [row] = await core.db.select().from(contact).where(eq(contact.id, contactId));
      assert.equal(row!.bouncedAt, core.clock());
    });

    it('holds no link and no code, and does not send such a mail again', async () => {
      const { email } = await portal.addContact();
      await portal.browser().send('POST', '/api/session/email', { email });
      await portal.tick();
      const entry = await lastMail();
      assert.match(entry.subject, /^•+ is your code/);
      const { body } = await send<Entry>('GET', `mails/${entry.id}`);
      assert.deepEqual([body.content, body.canResend], [null, false]);
      assert.equal((await send('POST', `mails/${entry.id}/resend`)).status, 409);
    });

    it('takes the reports of a mail provider, and knows which mails are none of ours', async () => {
      const { contactId } = await inviteContact(core, 'cli', { email: 'reported@mail.test' });
      await portal.tick();
      const { messageId } = portal.mails.at(-1)!;
      const report = (kind: string) =>
        send('POST', 'mail-reports', {
          reports: [
            { messageId, kind },
            { messageId: '<stranger@elsewhere.test>', kind },
          ],
        });
      assert.deepEqual((await report('bounced')).body, { applied: 1, unknown: 1 });
      assert.equal((await invitationOf(core, contactId)).state, 'bounced');
    });
  });

  describe('a mailing', () => {
    interface Batch {
      id: string;
      state: string;
      counts: Record<string, number>;
    }
    const ids = async (count: number) =>
      Promise.all(Array.from({ length: count }, async () => (await portal.addContact()).id));
    const stateOf = async (id: string) => (await send<Batch>('GET', `mail-batches/${id}`)).body;

    it('goes out as fast as the limit allows, and not to who cannot be reached', async () => {
      assert.equal((await send('PUT', 'mail-server', { host: null, perMinute: 3 })).status, 200);
      const none = await portal.addContact({ email: null });
      const contactIds = [none.id, ...(await ids(5))];
      const { body } = await send<Batch>('POST', 'login-mails', { contactIds });
      const before = portal.mails.length;
      const sent: number[] = [];
      for (let minute = 0; minute < 4; minute += 1) {
        await portal.tick();
        sent.push(portal.mails.length - before);
        portal.time.now += MINUTE;
      }
      assert.deepEqual(sent, [2, 5, 5, 5]);
      const { state, counts } = await stateOf(body.id);
      assert.deepEqual([state, counts['ordered'], counts['skipped']], ['done', 5, 1]);
      const { items } = (
        await send<{ items: { reason: string; state: string }[] }>('GET', `mail-batches/${body.id}/recipients`)
      ).body;
      assert.deepEqual([items[0]!.state, items[0]!.reason, items[1]!.state], ['skipped', 'no_address', 'sent']);
    });

    it('begins when it is told to, and ends when it is cancelled', async () => {
      const startsAt = portal.time.now + 30 * MINUTE;
      const { body } = await send<Batch>('POST', 'login-mails', { contactIds: await ids(5), startsAt });
      const before = portal.mails.length;
      await portal.tick();
      assert.deepEqual([body.state, portal.mails.length], ['scheduled', before]);
      portal.time.now = startsAt;
      await portal.tick();
      assert.equal(portal.mails.length, before + 3);
      assert.equal((await send('POST', `mail-batches/${body.id}/cancel`)).status, 200);
      portal.time.now += 5 * MINUTE;
      await portal.tick();
      assert.equal(portal.mails.length, before + 3);
      assert.equal((await stateOf(body.id)).counts['cancelled'], 2);
      assert.equal((await send('POST', `mail-batches/${body.id}/cancel`)).status, 409);
    });
  });

  describe('the mail server', () => {
    const server = { host: 'smtp.example.com', port: 587, security: 'starttls', user: 'shop' };

    it('never tells its password, and keeps it unreadable', async () => {
      const put = await send<{ hasPassword: boolean }>('PUT', 'mail-server', { ...server, password: 'very secret' });
      assert.equal(put.body.hasPassword, true);
      assert.doesNotMatch(JSON.stringify((await send('GET', 'mail-server')).body), /very secret/);
      const rows = await core.db.select().from(setting);
      assert.doesNotMatch(JSON.stringify(rows), /very secret/);
    });

    it('sends its password to no other server than it was given for', async () => {
      const moved = await send('PUT', 'mail-server', { ...server, host: 'smtp.evil.test' });
      assert.equal(moved.status, 422);
      const tried = await send('POST', 'mail-server/test', {
        to: 'a@mail.test',
        server: { ...server, host: 'smtp.evil.test' },
      });
      assert.equal(tried.status, 422);
    });

    it('is not changed over a change that was not seen', async () => {
      const response = await key.send('PUT', '/api/admin/mail-server', { ...server }, { 'if-match': '"1"' });
      assert.equal(response.status, 412);
    });

    it('says in plain words why a test did not arrive', async () => {
      core.mailer.send = () => Promise.reject(new MailServerFailure('password', '535 Bad credentials'));
      const { body } = await send<{ ok: boolean; problem: string; message: string }>('POST', 'mail-server/test', {
        to: 'a@mail.test',
      });
      core.mailer.send = deliver;
      assert.deepEqual([body.ok, body.problem], [false, 'password']);
      assert.match(body.message, /does not accept the user or the password/);
    });
  });

  describe('a mail template', () => {
    interface Template {
      words: { subject: string; paragraphs: string[]; action: string; footnotes: string[] };
      customised: boolean;
    }
    const words = {
      subject: 'Come in, {{name}}',
      paragraphs: ['Dear {{name}},', 'welcome to {{business}}.', '{{message}}'],
      action: 'Enter',
      footnotes: [],
    };

    it('reads as it is sent: its own words with placeholders', async () => {
      const { body } = await send<Template>('GET', 'mail-templates/invitation');
      assert.match(body.words.subject, /^\{\{business\}\} invites you/);
      assert.ok(body.words.paragraphs.includes('{{message}}'));
    });

    it('has every mail with its words, in every language', async () => {
      const { items } = (
        await send<{ items: { id: string; locales: { locale: string }[] }[] }>('GET', 'mail-templates')
      ).body;
      for (const { id, locales } of items) {
        for (const { locale } of locales) {
          const { status, body } = await send<Template>('GET', `mail-templates/${id}?locale=${locale}`);
          assert.equal(status, 200);
          assert.doesNotMatch(JSON.stringify(body.words), /undefined|NaN|Invalid/, `${id} ${locale}`);
        }
      }
    });

    it('with words of one’s own is sent with them, with its link, and without what has nothing to say', async () => {
      assert.equal((await send('PUT', 'mail-templates/invitation', { words })).status, 200);
      const { url } = await inviteContact(core, 'cli', { email: 'own@mail.test' });
      await portal.changeSettings((settings) => void (settings.business.name = 'A <b>shop</b>'));
      await portal.tick();
      const mail = portal.mails.findLast(({ to }) => to === 'own@mail.test')!;
      assert.equal(mail.subject, 'Come in,');
      assert.ok(mail.text.startsWith('Dear,\n\nwelcome to A <b>shop</b>.\n\nEnter:\n') && mail.text.includes(url));
      assert.ok(!mail.html.includes('<b>shop') && !mail.html.includes('{{'));
    });

    it('goes back to the words that it came with', async () => {
      const { body } = await send<Template>('DELETE', 'mail-templates/invitation?locale=en');
      assert.equal(body.customised, false);
      assert.match(body.words.subject, /invites you/);
    });

    it('refuses a placeholder that it does not know, and names those it does', async () => {
      const wrong = { ...words, subject: 'Hi {{nmae}}' };
      const { status, body } = await send<{ errors: { message: string }[] }>('PUT', 'mail-templates/invitation', {
        words: wrong,
      });
      assert.equal(status, 422);
      assert.match(body.errors[0]!.message, /\{\{nmae\}\}.*\{\{business\}\}.*\{\{name\}\}/);
    });

    it('refuses a header in the subject', async () => {
      const wrong = { ...words, subject: 'Hi\r\nBcc: evil@mail.test' };
      assert.equal((await send('PUT', 'mail-templates/invitation', { words: wrong })).status, 422);
    });

    it('is not sent when it is switched off; those that sign in cannot be', async () => {
      assert.equal((await send('PUT', 'mail-templates/access-requested', { on: false })).status, 200);
      assert.equal((await send('PUT', 'mail-templates/sign-in', { on: false })).status, 409);
      await portal.changeSettings((settings) => void (settings.signIn.signUp = 'approval'));
      const before = portal.mails.length;
      await portal.browser().send('POST', '/api/session/email', { email: 'asks@mail.test' });
      await portal.tick();
      assert.equal(portal.mails.length, before);
      assert.equal((await lastMail()).state, 'dropped');
    });
  });
});
