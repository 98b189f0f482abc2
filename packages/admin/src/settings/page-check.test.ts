import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { deep, mountArea, part, type, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './page-check.js';
import type { PortalAdminPageCheck } from './page-check.js';

describe('<portal-admin-page-check>', () => {
  useAdminPage();

  it('checks the page that was typed, and says what came of it', async () => {
    const element = await mountArea<PortalAdminPageCheck>(
      html`<portal-admin-page-check .page=${'https://www.example.com/clients'}></portal-admin-page-check>`,
    );
    await waitUntil(() => part(element, 'check'));
    type(deep<HTMLInputElement>(element, '#page')!, ' https://elsewhere.test/portal ');
    await waitUntil(() => deep(element, 'portal-page-check')!.matches(':defined'));
    part(element, 'check')!.click();
    await waitUntil(() => part(element, 'verdict') ?? part(element, 'error'), 'nothing came of it');

    expect((deep(element, 'portal-page-check') as HTMLElement & { page: string }).page).to.equal(
      'https://elsewhere.test/portal',
    );
    await expect(element).to.be.accessible();
  });
});
