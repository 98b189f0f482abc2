import { expect, html } from '@open-wc/testing';

import { mountArea, rootOf, signInAs, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './portal-admin-invitations.js';
import type { PortalAdminInvitations } from './portal-admin-invitations.js';

const part = (root: ParentNode, name: string) => root.querySelector<HTMLElement>(`[part~="${name}"]`);

describe('<portal-admin-invitations>', () => {
  const page = useAdminPage();

  const mountInvitations = (view = '') =>
    mountArea<PortalAdminInvitations>(html`<portal-admin-invitations .view=${view}></portal-admin-invitations>`);
  const listOf = (element: PortalAdminInvitations) =>
    element.renderRoot.querySelector('portal-admin-invitation-list')!.renderRoot;

  it('invites an address, and shows what becomes of it', async () => {
    const element = await mountInvitations();
    part(element.renderRoot, 'invite')!.click();
    const dialog = () => rootOf(element).querySelector('portal-admin-invite')!;
    await waitUntil(() => dialog()?.renderRoot.querySelector('portal-admin-contact-picker'), 'the dialog');
    const picker = dialog().renderRoot.querySelector('portal-admin-contact-picker')!;
    await picker.updateComplete;
    const input = picker.renderRoot.querySelector('input')!;
    input.value = 'guest@mail.test';
    input.dispatchEvent(new Event('input'));
    await waitUntil(() => part(picker.renderRoot, 'address'), 'the address');
    part(picker.renderRoot, 'address')!.click();
    await waitUntil(() => part(picker.renderRoot, 'chosen'), 'the choice');
    part(dialog().renderRoot, 'submit')!.click();
    await waitUntil(() => listOf(element).textContent?.includes('guest@mail.test'), 'the line');
    expect((await page.mock.mails.next('guest@mail.test')).subject).to.contain('invites you');
  });

  it('says beside the field that somebody must be chosen', async () => {
    const element = await mountInvitations();
    part(element.renderRoot, 'magic-link')!.click();
    const dialog = () => rootOf(element).querySelector('portal-admin-magic-link')!;
    await waitUntil(() => part(dialog()?.renderRoot ?? element.renderRoot, 'submit'), 'the dialog');
    part(dialog().renderRoot, 'submit')!.click();
    const picker = dialog().renderRoot.querySelector('portal-admin-contact-picker')!;
    await waitUntil(() => picker.renderRoot.textContent?.includes('Choose a contact'), 'the complaint');
  });

  it('offers nothing to send to who may only read', async () => {
    await signInAs('read-only');
    const element = await mountInvitations();
    await waitUntil(() => listOf(element).querySelector('table, .empty, [part~="empty"]'), 'the list');
    expect(part(element.renderRoot, 'invite')).to.equal(null);
    await expect(element).to.be.accessible();
  });
});
