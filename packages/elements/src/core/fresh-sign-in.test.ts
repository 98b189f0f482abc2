import { atRest } from '@client-portal/kit/testing/at-rest.js';
import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts, MOCK_PASSWORD } from '@client-portal/mocks';
import { expect } from '@open-wc/testing';
import { html } from 'lit';

import '../shell/client-portal.js';
import '../sign-in/portal-sign-in.js';
import { deep, part, type, usePortalPage, waitUntil } from '../testing/portal-page.js';
import { withFreshSignIn } from './fresh-sign-in.js';
import { pagePortal } from './page-portal.js';
import type { PortalScope } from './portal-scope.js';

const { email } = demoContacts.client;
const page = usePortalPage();
const HOUR = 3_600_000;

/** A portal whose client signed in an hour ago, so that the server wants a fresh proof. */
async function openStale(): Promise<{ root: HTMLElement; scope: PortalScope; change: () => Promise<unknown> }> {
  await page.mock.signIn(email);
  page.mock.clock.set(page.mock.clock.now + HOUR);
  const root = await mount<HTMLElementTagNameMap['client-portal']>(html`<client-portal></client-portal>`);
  const { client } = pagePortal(page.mock.url);
  await waitUntil(() => client.session && deep(root, 'nav'));
  const change = () => client.post('/api/profile/email', { body: { email: 'mara@new.example' } });
  return { root, scope: { root, client }, change };
}

describe('withFreshSignIn()', () => {
  it('asks who it is and then goes on', async () => {
    const { root, scope, change } = await openStale();
    const changed = withFreshSignIn(scope, change);
    await waitUntil(() => root.querySelector('portal-dialog portal-sign-in input'));
    const form = root.querySelector('portal-dialog portal-sign-in')!;
    atRest();
    await expect(root).to.be.accessible();
    type(form, 'password', MOCK_PASSWORD);
    form.querySelector('form')!.requestSubmit();

    expect(await changed).to.include({ pendingEmail: 'mara@new.example' });
    await waitUntil(() => !root.querySelector('portal-dialog'));
  });

  it('keeps the address as it is, in the form for password managers', async () => {
    const { root, scope, change } = await openStale();
    void withFreshSignIn(scope, change).catch(() => {});
    await waitUntil(() => root.querySelector<HTMLInputElement>('portal-dialog input[name="username"]'));
    const field = root.querySelector<HTMLInputElement>('portal-dialog input[name="username"]')!;

    expect(field.value).to.equal(email);
    expect(field.readOnly).to.equal(true);
    expect([...document.forms]).to.include(field.form);
  });

  it('gives up when the person closes the dialog', async () => {
    const { root, scope, change } = await openStale();
    const failed = withFreshSignIn(scope, change).catch((error: { code: string }) => error.code);
    await waitUntil(() => part(root.querySelector('portal-dialog') ?? root, 'close'));
    part(root.querySelector('portal-dialog')!, 'close')!.click();

    expect(await failed).to.equal('step_up_required');
  });

  it('asks nothing where the proof is fresh', async () => {
    const { root, scope } = await openStale();

    expect(await withFreshSignIn(scope, () => Promise.resolve('done'))).to.equal('done');
    expect(root.querySelector('portal-dialog')).to.equal(null);
  });
});
