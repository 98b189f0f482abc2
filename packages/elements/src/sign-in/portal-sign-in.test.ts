import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts, MOCK_PASSWORD, scenarios } from '@client-portal/mocks';
import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';

import { focused, part, type, usePortalPage, waitUntil } from '../testing/portal-page.js';
import { complaintOf, input, openForm, shows, signedIn, submit } from '../testing/sign-in-form.js';
import type { PortalSignIn } from './portal-sign-in.js';

const { email } = demoContacts.client;
const page = usePortalPage();

describe('<portal-sign-in>', () => {
  it('keeps its fields in the page’s own document, as password managers expect', async () => {
    const form = await openForm();
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
    const form = await openForm();

    await expect(form).to.be.accessible();
  });

  it('does not take the focus when it appears', async () => {
    await openForm();

    expect(document.activeElement).to.equal(document.body);
  });

  it('signs in with email and password, read when they are sent', async () => {
    const form = await openForm();
    input(form, 'username')!.value = email;
    input(form, 'password')!.value = MOCK_PASSWORD;
    submit(form);
    await signedIn();
  });

  it('takes its fields away once somebody is signed in', async () => {
    const form = await openForm();
    type(form, 'username', email);
    type(form, 'password', MOCK_PASSWORD);
    submit(form);

    await waitUntil(() => !form.querySelector('input'));
    await shows(form, `As ${email}`);
  });

  it('tells the page who signed in, once', async () => {
    const form = await openForm();
    const told = oneEvent(document, 'portal-signed-in');
    type(form, 'username', email);
    type(form, 'password', MOCK_PASSWORD);
    submit(form);

    expect((await told).detail.contact.email).to.equal(email);
  });

  it('says beside the password that it is wrong, and loses nothing', async () => {
    const form = await openForm();
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
    const form = await openForm();
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
    const form = await openForm();
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
    const form = await openForm();
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
    const form = await openForm();
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
      const form = await openForm();
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
    const [first, second] = [await openForm(), await openForm()];

    expect(input(first, 'username')!.id).not.to.equal(input(second, 'username')!.id);
  });

  it('replaces fields that a copied page brought along', async () => {
    const form = await openForm();
    const copy = form.cloneNode(true) as PortalSignIn;
    form.replaceWith(copy);
    await copy.updateComplete;

    expect(copy.querySelectorAll('input[name="username"]').length).to.equal(1);
    copy.remove();
  });

  it('keeps what was typed when it is moved', async () => {
    const form = await openForm();
    type(form, 'username', email);
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(form);
    await form.updateComplete;

    expect(input(form, 'username')!.value).to.equal(email);
    elsewhere.remove();
  });
});
