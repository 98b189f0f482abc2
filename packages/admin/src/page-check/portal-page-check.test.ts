import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { mountArea, part, partOf, textOf, useAdminPage } from '../testing/admin-page.js';
import './portal-page-check.js';
import type { PortalPageCheck } from './portal-page-check.js';

describe('<portal-page-check>', () => {
  useAdminPage();

  it('says what is wrong with a page, and what to do', async () => {
    const page = 'https://www.nowhere.test/clients';
    const element = await mountArea<PortalPageCheck>(html`<portal-page-check page=${page}></portal-page-check>`);
    (await partOf(element, 'check')).click();
    expect(textOf(await partOf(element, 'verdict'))).to.contain('does not work yet');
    expect(textOf(element)).to.contain('The page cannot be reached');
    expect(textOf(element)).to.contain('settings set origins');
    await expect(element).to.be.accessible();
  });

  it('forgets what it found when it is given another page', async () => {
    const element = await mountArea<PortalPageCheck>(
      html`<portal-page-check page="https://a.test/"></portal-page-check>`,
    );
    await element.check();
    await partOf(element, 'verdict');
    element.page = 'https://b.test/';
    await element.updateComplete;
    expect(part(element, 'verdict')).not.to.exist;
  });

  it('cannot be asked without a page', async () => {
    const element = await mountArea<PortalPageCheck>(html`<portal-page-check></portal-page-check>`);
    expect((part(element, 'check') as HTMLButtonElement).disabled).to.equal(true);
  });
});
