import { expect } from '@open-wc/testing';

import {
  deep,
  focused,
  mountAdmin,
  part,
  partOf,
  signInAs,
  textOf,
  useAdminPage,
  waitUntil,
} from '../testing/admin-page.js';

const page = useAdminPage();

describe('<portal-admin>', () => {
  it('shows the areas of the role, and opens one in the address', async () => {
    const admin = await mountAdmin();
    await waitUntil(() => textOf(admin).includes('Northlight Studio'));
    const link = [...deep(admin, 'nav')!.querySelectorAll('a')].find((each) => each.textContent!.includes('Staff'))!;
    link.click();

    await waitUntil(() => location.search.includes('admin=staff'));
    await waitUntil(() => textOf(admin).includes('rita@northlight.example'));
    await waitUntil(() => focused()?.textContent?.includes('Staff & API keys'), 'the heading has no focus');
    expect(document.title).to.equal('Staff & API keys · Northlight Studio');
    await expect(admin).to.be.accessible();
  });

  it('goes back with the browser', async () => {
    const admin = await mountAdmin('staff');
    await waitUntil(() => textOf(admin).includes('rita@northlight.example'));
    deep<HTMLElement>(admin, '[part="tabs"] [id="tab-keys"]')!.click();
    await waitUntil(() => textOf(admin).includes('No keys yet'));

    expect(location.search).to.include('admin=staff/keys');
  });

  it('says that a page does not exist, or is not for this role', async () => {
    const admin = await mountAdmin('no-such-area');

    await waitUntil(() => textOf(admin).includes('There is no such page'));
  });

  it('shows somebody who may only read no way to change the staff', async () => {
    await signInAs('read-only');
    const admin = await mountAdmin('staff');
    await waitUntil(() => textOf(admin).includes('olga@northlight.example'));

    expect(Boolean(part(admin, 'add'))).to.equal(false);
    expect(Boolean(deep(admin, '.row-actions'))).to.equal(false);
  });

  it('asks who signed out to sign in', async () => {
    const admin = await mountAdmin('staff');
    const menu = (await waitFor(admin, 'portal-menu.account'))!;
    await (menu as unknown as { show(): Promise<void> }).show();
    const item = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('.item')].find((each) =>
      /Sign out/.test(each.textContent!),
    );
    item!.click();

    await waitUntil(() => admin.querySelector('portal-staff-sign-in input[name="password"]'));
    expect(Boolean(deep(admin, 'nav'))).to.equal(false);
  });

  it('finds areas and actions by keyboard', async () => {
    const admin = await mountAdmin('account');
    await waitUntil(() => textOf(admin).includes('Second factor'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    await waitUntil(() => admin.querySelector('portal-admin-palette')?.shadowRoot?.querySelector('dialog[open] input'));
    const palette = admin.querySelector('portal-admin-palette')!;
    const input = deep<HTMLInputElement>(palette, 'input')!;
    await expect(palette).to.be.accessible();
    input.value = 'invite some';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => deep(palette, '[aria-selected="true"]')?.textContent?.includes('Invite somebody'));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));

    await waitUntil(() => location.search.includes('admin=staff/invite'));
    await waitUntil(() => !admin.querySelector('portal-admin-palette'));
  });

  it('keeps what was typed when the session ends, and goes on after the sign-in', async () => {
    const admin = await mountAdmin('staff/invite');
    const dialog = (await waitFor(admin, 'portal-admin-invite-staff'))!;
    const email = (await waitFor(dialog, '#email')) as HTMLInputElement;
    email.value = 'new@northlight.example';
    email.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await page.mock.staff.endSessions();
    (await partOf(dialog, 'submit')).click();

    await waitUntil(() => admin.querySelector('portal-staff-sign-in'), 'nobody asks for a sign-in');
    const form = admin.querySelector('portal-staff-sign-in')!;
    await waitUntil(() => form.querySelector('input[name="password"]'));
    expect(email.value).to.equal('new@northlight.example');
    await proveAgain(form);

    await waitUntil(() => textOf(admin).includes('The invitation is on its way to new@northlight.example'));
  });
});

async function waitFor(root: Element, selector: string): Promise<HTMLElement | null> {
  await waitUntil(() => deep(root, selector), `no ${selector}`);
  return deep(root, selector);
}

async function proveAgain(form: Element): Promise<void> {
  page.mock.clock.set(page.mock.clock.now + 60_000);
  form.querySelector<HTMLInputElement>('input[name="password"]')!.value = 'correct horse battery';
  form.querySelector('form')!.requestSubmit();
  await waitUntil(() => form.querySelector('input[name="code"]'), 'no code is asked for');
  form.querySelector<HTMLInputElement>('input[name="code"]')!.value = await page.mock.staff.code();
  form.querySelector('form')!.requestSubmit();
}
