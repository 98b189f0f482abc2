import { expect } from '@open-wc/testing';
import type { Settings } from '@client-portal/contract/admin';
import { html } from 'lit';

import { deep, mountArea, part, textOf, useAdminPage, waitUntil } from '../../testing/admin-page.js';
import './portal-admin-preview.js';
import { elements } from './load-elements.js';
import type { PortalAdminPreview } from './portal-admin-preview.js';

const page = useAdminPage();

// Another package's source: the preview itself fetches the built script.
const ELEMENTS = new URL('../../../../elements/src/shell/client-portal.ts', import.meta.url).href;

async function open(
  change: (settings: Settings) => void,
  start: 'portal' | 'sign-in' = 'portal',
): Promise<PortalAdminPreview> {
  let settings: Settings | undefined;
  await page.mock.changeSettings((all) => void (settings = structuredClone(all) as Settings));
  change(settings!);
  const preview = html`<portal-admin-preview .settings=${settings!} .start=${start}></portal-admin-preview>`;
  return mountArea<PortalAdminPreview>(preview);
}

const portalOf = (preview: PortalAdminPreview): Element => deep(preview, 'client-portal')!;

describe('<portal-admin-preview>', () => {
  before(() => {
    elements.load = () => import(ELEMENTS) as Promise<never>;
  });

  it('draws the portal itself with what is not saved, for a sample client', async () => {
    const preview = await open(({ business, links }) => {
      business.name = 'Tomorrow & Co';
      links.push({ label: 'Our shop', url: 'https://shop.example.com' });
    });
    await waitUntil(() => deep(preview, 'nav a'), 'no navigation');
    const text = textOf(portalOf(preview));
    expect(text).to.include('Tomorrow & Co');
    expect(text).to.include('Our shop');
    const answer = (await (await page.mock.fetch(new Request(`${page.mock.url}/api/portal`))).json()) as {
      brand: { name: string };
    };
    expect(answer.brand.name).not.to.equal('Tomorrow & Co');
  });

  it('follows every letter', async () => {
    const preview = await open(({ business }) => void (business.name = 'A'));
    await waitUntil(() => part(portalOf(preview), 'brand'), 'no brand');
    preview.settings = { ...preview.settings, business: { ...preview.settings.business, name: 'Another' } };
    await waitUntil(() => textOf(part(portalOf(preview), 'brand')!).includes('Another'));
  });

  it('colours the portal with the draft’s accent', async () => {
    const preview = await open(({ brand }) => void (brand.accent = '#b00020'));
    const sheet = () => deep(preview, '.sheet')!;
    await waitUntil(
      () => deep(preview, '.sheet') && getComputedStyle(sheet()).getPropertyValue('--_accent').includes('176'),
    );
  });

  it('shows the sign-in with the ways that are left on, and lets nobody press them', async () => {
    const preview = await open(({ signIn }) => void (signIn.passkey = false), 'sign-in');
    await waitUntil(() => deep(preview, 'portal-sign-in'), 'no sign-in');
    expect(portalOf(preview).hasAttribute('inert')).to.equal(true);
  });

  it('opens a panel without leaving a trace in the address', async () => {
    const preview = await open(() => {});
    await waitUntil(() => deep(preview, 'nav a[href*="invoices"]'), 'no link');
    let heard = false;
    document.addEventListener('portal-navigate', () => (heard = true), { once: true });
    deep(preview, 'nav a[href*="invoices"]')!.click();
    await waitUntil(() => textOf(portalOf(preview)).includes('2026-0042'), 'no sample invoices');
    expect(location.search).not.to.include('portal=');
    expect(heard).to.equal(false);
  });
});
