import { demoStaff, MOCK_PASSWORD } from '@client-portal/mocks';
import { expect } from '@open-wc/testing';
import { html } from 'lit';

import {
  deep,
  mountArea,
  part,
  partOf,
  rootOf,
  signInAs,
  textOf,
  type,
  useAdminPage,
  waitUntil,
} from '../testing/admin-page.js';
import './portal-admin-staff.js';
import type { PortalAdminStaff } from './portal-admin-staff.js';

const page = useAdminPage();

const open = (view = '') => mountArea<PortalAdminStaff>(html`<portal-admin-staff .view=${view}></portal-admin-staff>`);

async function openList(): Promise<PortalAdminStaff> {
  const area = await open();
  await waitUntil(() => textOf(area).includes(demoStaff.staff.email));
  return area;
}

/** Chooses from the menu in the row of somebody. */
async function choose(area: Element, email: string, label: string): Promise<void> {
  const row = [...deep(area, 'table')!.querySelectorAll('tr')].find((each) => each.textContent!.includes(email))!;
  const menu = row.querySelector('portal-menu')!;
  await menu.show();
  const item = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('.item')].find((each) =>
    each.textContent!.includes(label),
  )!;
  item.click();
}

const answer = async (area: Element) => {
  const root = rootOf(area);
  await waitUntil(() => root.querySelector('portal-admin-question'));
  (await partOf(root.querySelector('portal-admin-question')!, 'yes')).click();
};

const staffNow = async () =>
  (await (await fetch(`${page.mock.url}/api/admin/staff`, { headers: tokenHeader() })).json()) as {
    items: { email: string; state: string; role: string; secondFactor: string }[];
  };

const tokenHeader = () => ({
  authorization: `Bearer ${sessionStorage.getItem(`client-portal-admin:${page.mock.url}`)}`,
});

const memberNow = async (email: string) => (await staffNow()).items.find((member) => member.email === email)!;

describe('<portal-admin-staff>', () => {
  it('lists everybody with role, second factor and state', async () => {
    const area = await openList();

    expect(textOf(area)).to.match(/Olga Brandt \( ?you ?\)/);
    await expect(area).to.be.accessible();
  });

  it('invites somebody by mail', async () => {
    const area = await open('invite');
    await waitUntil(() => deep(area, '#email'));
    type(deep<HTMLInputElement>(area, '#email')!, 'nina@northlight.example');
    part(deep(area, 'portal-admin-invite-staff')!, 'submit')!.click();
    await waitUntil(() => rootOf(area).views.includes('staff'));
    await page.mock.portal.tick();
    await page.mock.portal.tick();

    expect(page.mock.mails.all.some(({ to }) => to === 'nina@northlight.example')).to.equal(true);
    expect((await memberNow('nina@northlight.example')).state).to.equal('invited');
  });

  it('shows beside the field why an address is refused, and keeps it', async () => {
    const area = await open('invite');
    await waitUntil(() => deep(area, '#email'));
    type(deep<HTMLInputElement>(area, '#email')!, 'nina');
    part(deep(area, 'portal-admin-invite-staff')!, 'submit')!.click();
    await waitUntil(() => deep(area, '#email-error'));

    expect(deep<HTMLInputElement>(area, '#email')!.value).to.equal('nina');
    expect(deep(area, '#email-error')!.textContent).to.include('name@example.com');
  });

  it('disables somebody once that is confirmed', async () => {
    const area = await openList();
    await choose(area, demoStaff.staff.email, 'Disable');
    await answer(area);

    await waitUntil(() => textOf(area).includes('Disabled'));
    expect((await memberNow(demoStaff.staff.email)).state).to.equal('disabled');
  });

  it('says why the last owner cannot be disabled', async () => {
    const area = await openList();
    await choose(area, demoStaff.owner.email, 'Disable');
    await answer(area);

    await waitUntil(() => textOf(rootOf(area)).includes('This is the last owner who can sign in'));
  });

  it('makes an API key whose secret is shown once and works', async () => {
    const area = await open('keys/new');
    await waitUntil(() => deep(area, '#name'));
    const dialog = deep(area, 'portal-admin-new-api-key')!;
    part(dialog, 'create')!.click();
    await waitUntil(() => textOf(dialog).includes('Say what the key is for.'));
    type(deep<HTMLInputElement>(area, '#name')!, 'Reports');
    deep<HTMLInputElement>(area, 'input[aria-label="staff:read"]')!.click();
    part(dialog, 'create')!.click();
    const secret = ((await partOf(dialog, 'secret')) as HTMLInputElement).value;
    const answered = await fetch(`${page.mock.url}/api/admin/staff`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answered.status).to.equal(200);
    part(dialog, 'done')!.click();

    await waitUntil(() => textOf(area).includes('Reports'));
    expect(textOf(area)).not.to.include(secret);
  });

  it('asks for a fresh sign-in before a key is made, and then makes it', async () => {
    page.mock.clock.set(page.mock.clock.now + 16 * 60_000);
    const area = await open('keys/new');
    await waitUntil(() => deep(area, '#name'));
    type(deep<HTMLInputElement>(area, '#name')!, 'Reports');
    deep<HTMLInputElement>(area, 'input[aria-label="contacts:read"]')!.click();
    part(deep(area, 'portal-admin-new-api-key')!, 'create')!.click();
    const form = () => rootOf(area).querySelector('portal-staff-sign-in')!;
    await waitUntil(() => form()?.querySelector('input[name="password"]'));
    form().querySelector<HTMLInputElement>('input[name="password"]')!.value = MOCK_PASSWORD;
    form().querySelector('form')!.requestSubmit();
    await waitUntil(() => form().querySelector('input[name="code"]'));
    form().querySelector<HTMLInputElement>('input[name="code"]')!.value = await page.mock.staff.code();
    form().querySelector('form')!.requestSubmit();

    await partOf(area, 'secret');
  });

  it('revokes a key', async () => {
    await fetch(`${page.mock.url}/api/admin/api-keys`, {
      method: 'POST',
      headers: { ...tokenHeader(), 'x-portal': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Old', scopes: ['contacts:read'] }),
    });
    const area = await open('keys');
    (await partOf(area, 'revoke')).click();
    await answer(area);

    await waitUntil(() => textOf(area).includes('Revoked'));
  });

  it('offers nothing to change to those who may only read', async () => {
    await signInAs('read-only');
    const area = await openList();

    expect(Boolean(part(area, 'add'))).to.equal(false);
    expect(Boolean(deep(area, 'portal-menu'))).to.equal(false);
  });
});
