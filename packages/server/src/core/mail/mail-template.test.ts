import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';

describe('a mail', async () => {
  const portal = await createFilePortal();
  const mailTo = async (locale: string | null) => {
    const { email } = await portal.addContact({ locale });
    await portal.browser().send('POST', '/api/session/email', { email });
    await portal.tick();
    return portal.mails.at(-1)!;
  };

  it('speaks the language of its reader, in its direction', async () => {
    const { text, html } = await mailTo('ar-EG');
    assert.match(text, /تسجيل الدخول/);
    assert.match(html, /<html lang="ar" dir="rtl">/);
  });

  it('speaks English to a reader of a language that it is not written in', async () => {
    const { text, html } = await mailTo('fi');
    assert.match(text, /Sign in/);
    assert.match(html, /<html lang="en" dir="ltr">/);
  });

  it('keeps to the languages that the business offers', async () => {
    await portal.changeSettings((settings) => void (settings.locales = ['en']));
    assert.match((await mailTo('ar')).text, /Sign in/);
    await portal.changeSettings((settings) => void (settings.locales = ['ar', 'en']));
    assert.match((await mailTo(null)).text, /تسجيل الدخول/);
  });

  it('shows names as text, whatever they hold, and keeps them out of its headers', async () => {
    await portal.changeSettings((settings) => void (settings.locales = ['en']));
    const { email } = await portal.addContact({ firstName: '<img src=x onerror=alert(1)>' });
    await portal.changeSettings((settings) => void (settings.business.name = 'A & B\r\nBcc: evil@mail.test'));
    await portal.browser().send('POST', '/api/session/email', { email });
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    assert.ok(!mail.html.includes('<img src=x'));
    assert.ok(!/[\r\n]/.test(mail.subject));
  });

  it('says nothing for a stranger who writes a message where a name belongs', async () => {
    await portal.changeSettings((settings) => void (settings.locales = ['en']));
    const greeted = async (firstName: string) => {
      const { email } = await portal.addContact({ firstName });
      await portal.browser().send('POST', '/api/session/email', { email });
      await portal.tick();
      return portal.mails.at(-1)!.text.split('\n')[0];
    };
    const messages = [
      'Your account is locked, see https://evil.test/unlock',
      'Win at evil.test today',
      'Call 0800 or +358401234567',
      'write to mallory@evil.test',
      'We have noticed something odd about your account and have to ask you to act',
    ];
    for (const message of messages) assert.equal(await greeted(message), 'Hello,', message);
    for (const name of ['J. R. R.', 'Anne-Marie O’Neill', 'محمد']) assert.equal(await greeted(name), `Hello ${name},`);
  });
});
