import { demoStaff, MOCK_PASSWORD } from '@client-portal/mocks';
import { expect } from '@open-wc/testing';

import { sdk } from '../core/page-admin.js';
import { start } from '../loader.js';
import type { PortalAdmin } from '../shell/portal-admin.js';
import {
  deep,
  focused,
  mountAdmin,
  part,
  partOf,
  textOf,
  type,
  useAdminPage,
  waitUntil,
} from '../testing/admin-page.js';

const page = useAdminPage({ signedIn: null });

const form = (admin: PortalAdmin) => admin.querySelector('portal-staff-sign-in')!;
const input = (admin: PortalAdmin, name: string) =>
  form(admin)?.querySelector<HTMLInputElement>(`input[name="${name}"]`);
const submit = (admin: PortalAdmin) => form(admin).querySelector('form')!.requestSubmit();
const inside = (admin: PortalAdmin) => waitUntil(() => deep(admin, 'nav'), 'never signed in');

async function openForm(): Promise<PortalAdmin> {
  const admin = await mountAdmin();
  await waitUntil(() => input(admin, 'password'));
  return admin;
}

async function enterPassword(admin: PortalAdmin, email: string, password = MOCK_PASSWORD): Promise<void> {
  type(input(admin, 'username')!, email);
  type(input(admin, 'password')!, password);
  submit(admin);
}

async function linkFor(mail: () => Promise<Response>): Promise<string> {
  page.mock.mails.clear();
  const response = await mail();
  expect(response.ok, await response.clone().text()).to.equal(true);
  await page.mock.portal.tick();
  await page.mock.portal.tick();
  const text = page.mock.mails.all.map(({ text }) => text).join('\n');
  return /#staff-token=([\w-]+)/.exec(text)![1]!;
}

describe('the way into the admin', () => {
  it('asks for the code of the authenticator app after the password', async () => {
    const admin = await openForm();
    await expect(admin).to.be.accessible();
    await enterPassword(admin, demoStaff.owner.email);
    await waitUntil(() => input(admin, 'code'), 'no code is asked for');
    await waitUntil(() => focused() === input(admin, 'code'));
    type(input(admin, 'code')!, await page.mock.staff.code());
    submit(admin);

    await inside(admin);
  });

  it('says beside the field what is wrong, and keeps the address', async () => {
    const admin = await openForm();
    await enterPassword(admin, demoStaff.owner.email, 'not the password');
    await waitUntil(() => textOf(admin).includes('The email or the password is not right.'));

    expect(input(admin, 'username')!.value).to.equal(demoStaff.owner.email);
    expect(input(admin, 'password')!.getAttribute('aria-invalid')).to.equal('true');
  });

  it('refuses a wrong code and lets another one be tried', async () => {
    const admin = await openForm();
    await enterPassword(admin, demoStaff.owner.email);
    await waitUntil(() => input(admin, 'code'));
    type(input(admin, 'code')!, '000000');
    submit(admin);
    await waitUntil(() => textOf(admin).includes('This code is not right'));
    type(input(admin, 'code')!, await page.mock.staff.code());
    submit(admin);

    await inside(admin);
  });

  it('has its fields in the page’s own document, where password managers look', async () => {
    const admin = await openForm();

    expect(document.querySelector('portal-admin input[autocomplete="current-password"]')).to.equal(
      input(admin, 'password'),
    );
  });

  it('makes an owner add a second factor before anything else', async () => {
    await page.mock.staff.add({ email: 'new@northlight.example', role: 'owner', secondFactor: false });
    const admin = await openForm();
    await enterPassword(admin, 'new@northlight.example');
    (await partOf(admin, 'app')).click();
    const secret = (await partOf(admin, 'secret')).textContent!.replaceAll(' ', '');
    expect(Boolean(deep(admin, 'nav'))).to.equal(false);
    expect(deep(admin, 'svg.qr path')!.getAttribute('d')).to.match(/^M4 4h1v1h-1z/);
    await expect(admin).to.be.accessible();
    const { totpCode } = await import('@client-portal/mocks');
    type(deep<HTMLInputElement>(admin, '#code')!, await totpCode(secret, page.mock.clock.now));
    part(deep(admin, '#code')!.closest('form')!, 'submit')!.click();

    await inside(admin);
  });

  it('lets a member of the staff in without one', async () => {
    await page.mock.staff.add({ email: 'sid@northlight.example', role: 'staff', secondFactor: false });
    const admin = await openForm();
    await enterPassword(admin, 'sid@northlight.example');

    await inside(admin);
  });

  it('answers a forgotten password alike for everybody', async () => {
    const admin = await openForm();
    type(input(admin, 'username')!, 'nobody@northlight.example');
    part(admin, 'forgot')!.click();
    await waitUntil(() => textOf(admin).includes('Get a new password'));
    submit(admin);

    await waitUntil(() => textOf(admin).includes('If nobody@northlight.example belongs to the staff'));
  });

  it('sets a new password with the link of the mail, and asks for the code', async () => {
    sdk.staffToken = await linkFor(() =>
      page.mock.send('POST', '/api/admin/session/reset', { email: demoStaff.owner.email }),
    );
    const admin = await mountAdmin();
    await waitUntil(() => textOf(admin).includes('Choose a new password') && input(admin, 'password'));
    expect(input(admin, 'username')!.readOnly).to.equal(true);
    type(input(admin, 'password')!, 'seven boats under one lamp');
    submit(admin);
    await waitUntil(() => input(admin, 'code'));
    type(input(admin, 'code')!, await page.mock.staff.code());
    submit(admin);

    await inside(admin);
  });

  it('says what to do when a link is not good any more', async () => {
    sdk.staffToken = 'made-up';
    const admin = await mountAdmin();

    await waitUntil(() => textOf(admin).includes('This link does not work any more'));
  });

  it('takes the secret of a link out of the address at once', () => {
    history.replaceState(null, '', `${location.pathname}${location.search}#staff-token=s3cret`);
    start(undefined);

    expect(location.hash).to.equal('');
    expect(sdk.staffToken).to.equal('s3cret');
  });
});
