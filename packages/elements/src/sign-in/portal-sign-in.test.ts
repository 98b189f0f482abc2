import { mount } from '@client-portal/kit/testing/mount.js';
import { codeIn, demoContacts, MOCK_PASSWORD, scenarios, tokenIn } from '@client-portal/mocks';
import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';

import { pagePortal, sdk } from '../core/page-portal.js';
import { focused, part, partOf, textOf, type, usePortalPage, waitUntil } from '../testing/portal-page.js';
import './portal-sign-in.js';
import type { PortalSignIn } from './portal-sign-in.js';

const { email } = demoContacts.client;
const page = usePortalPage();

const input = (form: Element, name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
const shows = (form: PortalSignIn, text: string) =>
  waitUntil(() => textOf(form).includes(text), `never shows “${text}”`);
const signedIn = () => waitUntil(() => pagePortal(page.mock.url).client.session, 'never signed in');
const complaintOf = (form: Element, name: string) => form.querySelector(`[slot="${name}-error"]`)!.textContent;

async function open(): Promise<PortalSignIn> {
  const form = await mount<PortalSignIn>(html`<portal-sign-in></portal-sign-in>`);
  await waitUntil(() => form.client?.portal);
  await form.updateComplete;
  return form;
}

function submit(form: Element): void {
  form.querySelector('form')!.requestSubmit();
}

/** Opens the page with a mailed link, as `start()` has taken it out of the address. */
async function land(token: string): Promise<PortalSignIn> {
  sdk.linkToken = token;
  return open();
}

async function mailedToken(purpose: 'sign-in' | 'reset'): Promise<string> {
  await page.mock.send('POST', '/api/session/email', { email, purpose });
  return tokenIn(await page.mock.mails.next(email));
}

describe('<portal-sign-in>', () => {
  it('keeps its fields in the page’s own document, as password managers expect', async () => {
    const form = await open();
    const own = form.querySelector('form')!;

    expect([...document.forms]).to.include(own);
    expect([...own.elements].map((field) => (field as HTMLInputElement).name).filter(Boolean)).to.deep.equal([
      'username',
      'password',
    ]);
    expect(input(form, 'username')!.autocomplete).to.equal('username webauthn');
    expect(input(form, 'password')!.autocomplete).to.equal('current-password');
    expect(input(form, 'username')!.labels![0]!.textContent).to.equal('Email');
  });

  it('is accessible', async () => {
    const form = await open();

    await expect(form).to.be.accessible();
  });

  it('does not take the focus when it appears', async () => {
    await open();

    expect(document.activeElement).to.equal(document.body);
  });

  it('signs in with email and password, read when they are sent', async () => {
    const form = await open();
    input(form, 'username')!.value = email;
    input(form, 'password')!.value = MOCK_PASSWORD;
    submit(form);
    await signedIn();
  });

  it('takes its fields away once somebody is signed in', async () => {
    const form = await open();
    type(form, 'username', email);
    type(form, 'password', MOCK_PASSWORD);
    submit(form);

    await waitUntil(() => !form.querySelector('input'));
    await shows(form, `As ${email}`);
  });

  it('tells the page who signed in, once', async () => {
    const form = await open();
    const told = oneEvent(document, 'portal-signed-in');
    type(form, 'username', email);
    type(form, 'password', MOCK_PASSWORD);
    submit(form);

    expect((await told).detail.contact.email).to.equal(email);
  });

  it('says beside the password that it is wrong, and loses nothing', async () => {
    const form = await open();
    const failed = oneEvent(form, 'portal-error');
    type(form, 'username', email);
    type(form, 'password', 'not this one');
    submit(form);

    expect((await failed).detail.code).to.equal('invalid_credentials');
    await waitUntil(() => complaintOf(form, 'password') !== '');
    expect(input(form, 'username')!.value).to.equal(email);
    expect(input(form, 'password')!.value).to.equal('not this one');
    expect(input(form, 'password')!.getAttribute('aria-invalid')).to.equal('true');
    expect(focused()).to.equal(input(form, 'password'));
    await expect(form).to.be.accessible();
  });

  it('sends nothing while a field is empty or wrong, and goes to the first one', async () => {
    const form = await open();
    type(form, 'username', 'mia');
    submit(form);
    await waitUntil(() => complaintOf(form, 'email') !== '');
    expect(focused()).to.equal(input(form, 'username'));

    type(form, 'username', email);
    submit(form);
    await waitUntil(() => complaintOf(form, 'password') !== '');
    expect(focused()).to.equal(input(form, 'password'));
  });

  it('shows the password on demand', async () => {
    const form = await open();
    const reveal = form.shadowRoot!.querySelector<HTMLButtonElement>('.reveal')!;
    reveal.click();
    await form.updateComplete;

    expect(input(form, 'password')!.type).to.equal('text');
    expect(reveal.getAttribute('aria-pressed')).to.equal('true');
  });

  it('cannot be sent twice', async () => {
    let sent = 0;
    const leave = await page.mock.use({
      name: 'slow',
      answer: async (request, next) => {
        if (request.url.endsWith('/api/session/password')) sent += 1;
        return next(request);
      },
    });
    const form = await open();
    type(form, 'username', email);
    type(form, 'password', MOCK_PASSWORD);
    submit(form);
    submit(form);
    await signedIn();
    await leave();

    expect(sent).to.equal(1);
  });

  it('works where the browser keeps no cookies', async () => {
    page.mock.cookies = 'blocked';
    const form = await open();
    type(form, 'username', email);
    type(form, 'password', MOCK_PASSWORD);
    submit(form);
    await signedIn();

    expect(sessionStorage.length).to.equal(1);
  });

  for (const [name, scenario, words] of [
    ['too many tries', scenarios.rateLimited, 'Too many tries. Try again in one minute.'],
    ['a server that is down', scenarios.serverDown, 'The server did not answer.'],
    ['a broken network', scenarios.offline, 'The server did not answer.'],
    ['an unexpected failure', scenarios.internalError, 'Something went wrong.'],
  ] as const) {
    it(`says what to do about ${name}, and loses nothing`, async () => {
      const form = await open();
      type(form, 'username', email);
      type(form, 'password', MOCK_PASSWORD);
      await page.mock.use(scenario);
      submit(form);

      await waitUntil(() => part(form, 'message')!.textContent!.includes(words));
      expect(input(form, 'password')!.value).to.equal(MOCK_PASSWORD);
    });
  }

  it('speaks Arabic from right to left', async () => {
    const form = await mount<PortalSignIn>(html`<portal-sign-in lang="ar"></portal-sign-in>`);
    await shows(form, 'تسجيل الدخول');

    expect(form.shadowRoot!.querySelector('.portal')!.getAttribute('dir')).to.equal('rtl');
    await waitUntil(() => input(form, 'username')!.labels![0]!.textContent === 'البريد الإلكتروني');
  });

  it('has a second element draw fields of its own', async () => {
    const [first, second] = [await open(), await open()];

    expect(input(first, 'username')!.id).not.to.equal(input(second, 'username')!.id);
  });

  it('replaces fields that a copied page brought along', async () => {
    const form = await open();
    const copy = form.cloneNode(true) as PortalSignIn;
    form.replaceWith(copy);
    await copy.updateComplete;

    expect(copy.querySelectorAll('input[name="username"]').length).to.equal(1);
    copy.remove();
  });

  it('keeps what was typed when it is moved', async () => {
    const form = await open();
    type(form, 'username', email);
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(form);
    await form.updateComplete;

    expect(input(form, 'username')!.value).to.equal(email);
    elsewhere.remove();
  });
});

describe('signing in with a mailed code', () => {
  async function ask(): Promise<PortalSignIn> {
    const form = await open();
    type(form, 'username', email);
    part(form, 'email-code')!.click();
    await shows(form, 'We send you a six-digit code');
    expect(input(form, 'username')!.value).to.equal(email);
    submit(form);
    await shows(form, 'Check your email');
    return form;
  }

  it('opens the session with the six digits', async () => {
    const form = await ask();
    type(form, 'code', codeIn(await page.mock.mails.next(email)));
    submit(form);
    await signedIn();
  });

  it('accepts a code pasted with spaces', async () => {
    const form = await ask();
    const code = codeIn(await page.mock.mails.next(email));
    type(form, 'code', ` ${code.slice(0, 3)} ${code.slice(3)} `);
    submit(form);
    await signedIn();
  });

  it('lets the system offer the code and shows digits to type it', async () => {
    const form = await ask();

    expect(input(form, 'code')!.autocomplete).to.equal('one-time-code');
    expect(input(form, 'code')!.inputMode).to.equal('numeric');
    expect(focused()).to.equal(input(form, 'code'));
    await expect(form).to.be.accessible();
  });

  it('says that a code is wrong', async () => {
    const form = await ask();
    const right = codeIn(await page.mock.mails.next(email));
    type(form, 'code', right === '000000' ? '000001' : '000000');
    submit(form);

    await waitUntil(() => complaintOf(form, 'code') !== '');
    expect(focused()).to.equal(input(form, 'code'));
  });

  it('counts down to another code', async () => {
    const form = await ask();
    expect(part(form, 'resend')).to.equal(null);
    await shows(form, 'Send another code in 30 seconds');
  });

  it('goes back with the address that was typed', async () => {
    const form = await ask();
    part(form, 'back')!.click();
    await shows(form, 'Forgot your password?');

    expect(input(form, 'username')!.value).to.equal(email);
  });

  it('comes first where passwords are switched off', async () => {
    await page.mock.changeSettings((settings) => (settings.signIn.password = false));
    const form = await open();

    expect(input(form, 'password')).to.equal(null);
    expect(part(form, 'submit')!.textContent).to.include('Email me a code');
  });
});

describe('a forgotten password', () => {
  it('is replaced by way of a mailed link', async () => {
    const form = await open();
    type(form, 'username', email);
    part(form, 'forgot')!.click();
    await shows(form, 'Choose a new password');
    submit(form);
    await shows(form, 'Check your email');
    const token = tokenIn(await page.mock.mails.next(email));
    form.remove();

    const landing = await land(token);
    await shows(landing, 'Choose a new password');
    type(landing, 'password', 'short');
    submit(landing);
    await waitUntil(() => complaintOf(landing, 'password')!.includes('15'));
    expect(input(landing, 'password')!.autocomplete).to.equal('new-password');
    type(landing, 'password', 'seven green bicycles');
    submit(landing);
    await signedIn();
  });
});

describe('a mailed link', () => {
  it('signs in with one click, and not before', async () => {
    const form = await land(await mailedToken('sign-in'));
    await shows(form, 'Continue as m');
    expect(pagePortal(page.mock.url).client.session).to.equal(null);

    part(form, 'submit')!.click();
    await signedIn();
  });

  it('says that it was used, and sends a new one by one tap', async () => {
    const token = await mailedToken('sign-in');
    await page.mock.send('POST', '/api/session/token', { token });
    await page.mock.send('DELETE', '/api/session');
    const form = await land(token);
    await shows(form, 'This link was used already');
    part(form, 'submit')!.click();

    await shows(form, 'A new link is on its way');
    tokenIn(await page.mock.mails.next(email));
  });

  it('says that it has expired', async () => {
    const token = await mailedToken('sign-in');
    page.mock.clock.set(page.mock.clock.now + 86_400_000);
    const form = await land(token);

    await shows(form, 'This link has expired');
    await expect(form).to.be.accessible();
  });

  it('says that it is not valid, and leads to the other ways in', async () => {
    const form = await land('not-a-link');
    await shows(form, 'This link is not valid');
    part(form, 'other-way')!.click();

    await shows(form, 'Forgot your password?');
  });

  it('that is used meanwhile says so after the click', async () => {
    const token = await mailedToken('sign-in');
    const form = await land(token);
    await shows(form, 'Continue as m');
    await page.mock.send('POST', '/api/session/token', { token });
    await page.mock.send('DELETE', '/api/session');
    part(form, 'submit')!.click();

    await shows(form, 'This link was used already');
  });

  it('asks before it replaces somebody else’s session', async () => {
    const token = await mailedToken('sign-in');
    await page.mock.signIn(demoContacts.newcomer.email);
    const form = await land(token);
    await shows(form, 'Continue as m');
    part(form, 'submit')!.click();
    await shows(form, `This browser is signed in as ${demoContacts.newcomer.email}`);
    expect(pagePortal(page.mock.url).client.session?.contact.email).to.equal(demoContacts.newcomer.email);

    part(form, 'submit')!.click();
    await waitUntil(() => pagePortal(page.mock.url).client.session?.contact.email === email);
  });

  it('can be left alone by who is signed in already', async () => {
    const token = await mailedToken('sign-in');
    await page.mock.signIn(demoContacts.newcomer.email);
    const form = await land(token);
    await shows(form, 'Continue as m');
    part(form, 'submit')!.click();
    (await partOf(form, 'stay')).click();

    await shows(form, `As ${demoContacts.newcomer.email}`);
  });
});
