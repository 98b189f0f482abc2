import { codeIn, demoContacts } from '@client-portal/mocks';
import { expect } from '@open-wc/testing';

import { focused, part, type, usePortalPage, waitUntil } from '../testing/portal-page.js';
import { complaintOf, input, openForm, shows, signedIn, submit } from '../testing/sign-in-form.js';
import type { PortalSignIn } from './portal-sign-in.js';

const { email } = demoContacts.client;
const page = usePortalPage();

describe('signing in with a mailed code', () => {
  async function ask(): Promise<PortalSignIn> {
    const form = await openForm();
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
    const form = await openForm();

    expect(input(form, 'password')).to.equal(null);
    expect(part(form, 'submit')!.textContent).to.include('Email me a code');
  });
});
