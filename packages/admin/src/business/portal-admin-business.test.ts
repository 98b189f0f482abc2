import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { deep, mountArea, part, partOf, signInAs, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './portal-admin-business.js';
import type { PortalAdminBusiness } from './portal-admin-business.js';

const mountBusiness = () => mountArea<PortalAdminBusiness>(html`<portal-admin-business></portal-admin-business>`);

/** What the page hands to the browser to save, as text. */
async function savedBy(act: () => void): Promise<string> {
  const { createObjectURL } = URL;
  let blob: Blob | undefined;
  URL.createObjectURL = (given: Blob) => createObjectURL.call(URL, (blob = given));
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = () => {};
  try {
    act();
    await waitUntil(() => blob);
    return await blob!.text();
  } finally {
    Object.assign(URL, { createObjectURL });
    HTMLAnchorElement.prototype.click = click;
  }
}

async function choose(element: Element, text: string): Promise<void> {
  const input = (await partOf(element, 'file')) as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File([text], 'portal.ndjson'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => deep(document.body, '[part~="yes"]'));
  deep<HTMLElement>(document.body, '[part~="yes"]')!.click();
}

describe('<portal-admin-business>', () => {
  useAdminPage();

  it('saves everything as a file', async () => {
    const element = await mountBusiness();
    const button = await partOf(element, 'export-button');
    const saved = await savedBy(() => button.click());
    expect(JSON.parse(saved.split('\n')[0]!).format).to.equal('client-portal/business');
    await expect(element).to.be.accessible();
  });

  it('says what is wrong with a file, and keeps the portal as it was', async () => {
    const element = await mountBusiness();
    await choose(element, 'not an export');
    expect((await partOf(element, 'refusal')).textContent).to.include('Nothing was imported');
    expect(part(element, 'result')).not.to.exist;
  });

  it('offers the import to owners only', async () => {
    await signInAs('admin');
    const element = await mountBusiness();
    await element.updateComplete;
    expect(part(element, 'import')).not.to.exist;
  });
});
