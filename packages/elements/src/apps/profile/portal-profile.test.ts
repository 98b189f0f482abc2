import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts, MOCK_PASSWORD, scenarios, tokenIn } from '@client-portal/mocks';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';

import { deep, focused, part, partOf, textOf, usePortalPage } from '../../testing/portal-page.js';
import '../../sign-in/portal-sign-in.js';
import type { ProfileUpdatedEvent } from './events.js';
import './portal-profile.js';
import type { PortalProfile } from './portal-profile.js';

const { email } = demoContacts.client;
const page = usePortalPage();
const NEW_PASSWORD = 'seven otters cross the river';

async function open(): Promise<PortalProfile> {
  await page.mock.signIn(email);
  const panel = await mount<PortalProfile>(html`<portal-profile></portal-profile>`);
  await partOf(panel, 'device');
  return panel;
}

const section = (panel: Element, name: string) => deep(panel, `portal-profile-${name}`)!;
const field = (panel: Element, id: string) => deep(panel, `#${id}`) as HTMLInputElement;
const devices = (panel: Element) => [...section(panel, 'devices').shadowRoot!.querySelectorAll('[part~="device"]')];
const profile = async () => (await page.mock.send('GET', '/api/profile')).json();
const shows = (panel: Element, name: string, text: string) =>
  waitUntil(() => textOf(section(panel, name)).includes(text), `never shows “${text}”`);

function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

async function submit(form: Element): Promise<void> {
  form.shadowRoot!.querySelector('form')!.requestSubmit();
}

/** Answers the question for a fresh sign-in, once it is asked. */
async function signInAgain(panel: Element): Promise<void> {
  const form = () => panel.querySelector('portal-dialog portal-sign-in');
  await waitUntil(() => form()?.querySelector('input[name="password"]'), 'no question for a fresh sign-in');
  form()!.querySelector<HTMLInputElement>('input[name="password"]')!.value = MOCK_PASSWORD;
  form()!.querySelector('form')!.requestSubmit();
}

/** Signs the same person in from somewhere else. */
async function signInElsewhere(): Promise<void> {
  page.mock.cookies = 'blocked';
  await page.mock.signIn(email);
  page.mock.cookies = 'kept';
}

async function openPasswordForm(panel: Element): Promise<Element> {
  (await partOf(panel, 'password-button')).click();
  await waitUntil(() => panel.querySelector('portal-password-form input[name="password"]'));
  return panel.querySelector('portal-password-form')!;
}

describe('<portal-profile>', () => {
  it('is accessible', async () => {
    const panel = await open();

    await expect(panel).to.be.accessible();
  });

  it('speaks Arabic from right to left', async () => {
    await page.mock.signIn(email);
    const panel = await mount<PortalProfile>(html`<portal-profile lang="ar"></portal-profile>`);
    await partOf(panel, 'device');

    // Each part of the account fetches its own words.
    for (const name of ['form', 'email', 'password', 'passkeys', 'devices']) {
      await waitUntil(() => /[\u0600-\u06ff]/.test(textOf(section(panel, name))));
    }
    expect(textOf(section(panel, 'form'))).to.include('حفظ التغييرات');
    await expect(panel).to.be.accessible();
  });

  it('saves what was changed, and only that', async () => {
    const panel = await open();
    const told = oneEvent(panel, 'portal-profile-updated') as Promise<ProfileUpdatedEvent>;
    type(field(panel, 'company'), 'Lindqvist & Töchter 🎈');
    await submit(section(panel, 'form'));

    expect((await told).detail.company).to.equal('Lindqvist & Töchter 🎈');
    expect((await profile()).firstName).to.equal('Mara');
    await shows(panel, 'form', 'Saved.');
  });

  it('has nothing to save before something is changed, and discards what is', async () => {
    const panel = await open();
    const save = () => part(panel, 'save-button') as HTMLButtonElement;
    expect(save().disabled).to.equal(true);
    type(field(panel, 'phone'), '040 123');
    await waitUntil(() => !save().disabled);
    part(panel, 'discard-button')!.click();

    await waitUntil(() => field(panel, 'phone').value === '');
    expect(save().disabled).to.equal(true);
  });

  it('keeps what is typed when the record changes meanwhile', async () => {
    const panel = await open();
    type(field(panel, 'company'), 'Half a na');
    await page.mock.send('PATCH', '/api/profile', { phone: '0800 1' });

    await waitUntil(() => field(panel, 'phone').value === '0800 1');
    expect(field(panel, 'company').value).to.equal('Half a na');
  });

  it('keeps what is typed when saving fails', async () => {
    const panel = await open();
    type(field(panel, 'company'), 'A company');
    await page.mock.use(scenarios.serverDown);
    await submit(section(panel, 'form'));

    await partOf(section(panel, 'form'), 'complaint');
    expect(field(panel, 'company').value).to.equal('A company');
  });

  it('offers the languages of the portal in their own words, and every time zone', async () => {
    const panel = await open();
    const labels = [...(field(panel, 'locale') as never as HTMLSelectElement).options].map(({ label }) => label);

    expect(labels).to.include('English');
    expect(labels).to.include('العربية');
    expect((field(panel, 'timeZone') as never as HTMLSelectElement).options.length).to.be.above(300);
  });

  it('asks for a new address, which counts once its link is opened', async () => {
    const panel = await open();
    (await partOf(panel, 'email-button')).click();
    await waitUntil(() => field(panel, 'email'));
    expect(focused()).to.equal(field(panel, 'email'));
    type(field(panel, 'email'), 'mara@new.example');
    await submit(section(panel, 'email'));

    await shows(panel, 'email', 'Waiting for mara@new.example');
    expect((await profile()).email).to.equal(email);
    const token = tokenIn(await page.mock.mails.next('mara@new.example'));
    await page.mock.send('POST', '/api/session/email-change', { token });
    await waitUntil(() => part(section(panel, 'email'), 'email-pending') === null);
    await shows(panel, 'email', 'mara@new.example');
  });

  it('says beside the field what is wrong with an address', async () => {
    const panel = await open();
    (await partOf(panel, 'email-button')).click();
    await waitUntil(() => field(panel, 'email'));
    type(field(panel, 'email'), email.toUpperCase());
    await submit(section(panel, 'email'));

    await shows(panel, 'email', 'This is your address already.');
    expect(focused()).to.equal(field(panel, 'email'));
  });

  it('asks to sign in again before a change of address, when that was long ago', async () => {
    const panel = await open();
    page.mock.clock.set(page.mock.clock.now + 20 * 60_000);
    (await partOf(panel, 'email-button')).click();
    await waitUntil(() => field(panel, 'email'));
    type(field(panel, 'email'), 'mara@new.example');
    await submit(section(panel, 'email'));
    await signInAgain(panel);

    await shows(panel, 'email', 'Waiting for mara@new.example');
  });

  it('changes the password in the page’s own document, and signs the other devices out', async () => {
    await signInElsewhere();
    const panel = await open();
    expect(devices(panel)).to.have.length(2);
    const form = await openPasswordForm(panel);
    expect([...document.forms]).to.include(form.querySelector('form'));
    form.querySelector<HTMLInputElement>('input[name="currentPassword"]')!.value = MOCK_PASSWORD;
    form.querySelector<HTMLInputElement>('input[name="password"]')!.value = NEW_PASSWORD;
    form.querySelector('form')!.requestSubmit();

    await shows(panel, 'password', 'Your new password holds.');
    await waitUntil(() => devices(panel).length === 1, 'the other device is still listed');
    await page.mock.signIn(email, NEW_PASSWORD);
  });

  it('says which password is not right, and keeps the other', async () => {
    const panel = await open();
    const form = await openPasswordForm(panel);
    const [current, next] = ['currentPassword', 'password'].map(
      (name) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!,
    );
    current!.value = 'not my password at all';
    next!.value = NEW_PASSWORD;
    form.querySelector('form')!.requestSubmit();

    await waitUntil(
      () => form.querySelector('[slot="currentPassword-error"]')!.textContent === 'This is not your current password.',
    );
    expect(focused()).to.equal(current);
    expect(next!.value).to.equal(NEW_PASSWORD);
  });

  it('refuses a password that is too short before it is sent', async () => {
    const panel = await open();
    const form = await openPasswordForm(panel);
    form.querySelector<HTMLInputElement>('input[name="currentPassword"]')!.value = MOCK_PASSWORD;
    form.querySelector<HTMLInputElement>('input[name="password"]')!.value = 'too short';
    form.querySelector('form')!.requestSubmit();

    await waitUntil(() => form.querySelector('[slot="password-error"]')!.textContent === 'Use at least 15 characters.');
  });

  it('lists where the client is signed in, and ends one of them', async () => {
    await signInElsewhere();
    const panel = await open();
    expect(devices(panel)).to.have.length(2);
    expect(devices(panel)[0]!.textContent).to.include('This device');
    part(section(panel, 'devices'), 'sign-out')!.click();

    await waitUntil(() => devices(panel).length === 1);
    await shows(panel, 'devices', 'was signed out.');
  });

  it('ends all other sessions at once, and says how many', async () => {
    await signInElsewhere();
    await signInElsewhere();
    const panel = await open();
    const others = await partOf(section(panel, 'devices'), 'sign-out-others');
    expect(others.textContent).to.include('Sign out 2 other devices');
    others.click();

    await shows(panel, 'devices', '2 devices were signed out.');
    expect((await page.mock.send('GET', '/api/profile')).status).to.equal(200);
  });

  it('changes nothing when the person closes the browser’s own dialog for passkeys', async () => {
    const panel = await open();
    const { create } = navigator.credentials;
    navigator.credentials.create = () => Promise.reject(new DOMException('Not now', 'NotAllowedError'));
    (await partOf(panel, 'passkey-button')).click();
    await waitUntil(() => field(panel, 'passkey-name'));
    await submit(section(panel, 'passkeys'));

    await shows(panel, 'passkeys', 'No passkey was created.');
    expect(field(panel, 'passkey-name').value).not.to.equal('');
    navigator.credentials.create = create;
  });

  it('wants a name for a passkey', async () => {
    const panel = await open();
    (await partOf(panel, 'passkey-button')).click();
    await waitUntil(() => field(panel, 'passkey-name'));
    type(field(panel, 'passkey-name'), '  ');
    await submit(section(panel, 'passkeys'));

    await shows(panel, 'passkeys', 'Give the passkey a name.');
  });

  it('hides passwords and passkeys where the business has switched them off', async () => {
    const panel = await open();
    expect(section(panel, 'password')).to.exist;
    await page.mock.changeSettings(({ signIn }) => {
      signIn.password = signIn.passkey = false;
    });

    await waitUntil(() => !deep(panel, 'portal-profile-passkeys') && !deep(panel, 'portal-profile-password'));
  });
});
