import { demoContacts, tokenIn } from '@client-portal/mocks';
import { expect } from '@open-wc/testing';

import { pagePortal, sdk } from '../core/page-portal.js';
import { part, partOf, type, usePortalPage, waitUntil } from '../testing/portal-page.js';
import { complaintOf, input, openForm, shows, signedIn, submit } from '../testing/sign-in-form.js';
import type { PortalSignIn } from './portal-sign-in.js';

const { email } = demoContacts.client;
const page = usePortalPage();

/** Opens the page with a mailed link, as `start()` has taken it out of the address. */
function land(token: string): Promise<PortalSignIn> {
  sdk.linkToken = token;
  return openForm();
}

async function mailedToken(purpose: 'sign-in' | 'reset'): Promise<string> {
  await page.mock.send('POST', '/api/session/email', { email, purpose });
  return tokenIn(await page.mock.mails.next(email));
}

describe('a forgotten password', () => {
  it('is replaced by way of a mailed link', async () => {
    const form = await openForm();
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
