import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts, scenarios } from '@client-portal/mocks';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';

import { part, partOf, textOf, usePortalPage } from '../testing/portal-page.js';
import '../sign-in/portal-sign-in.js';
import './portal-home.js';
import type { PortalNavigateEvent } from '../core/portal-events.js';
import type { PortalHome } from './portal-home.js';

const page = usePortalPage();

async function open(email: string = demoContacts.client.email): Promise<PortalHome> {
  await page.mock.signIn(email);
  return mount<PortalHome>(html`<portal-home></portal-home>`);
}

const steps = (panel: Element) => [...panel.shadowRoot!.querySelectorAll('[part="step"]')];

describe('<portal-home>', () => {
  it('greets by name and says what to do next, the most urgent first', async () => {
    const panel = await open();
    await partOf(panel, 'step');

    expect(part(panel, 'heading')!.textContent).to.equal('Hello, Mara');
    expect(textOf(steps(panel)[0]!)).to.match(/^Pay .+ for Product photos was due/);
    await expect(panel).to.be.accessible();
  });

  it('has words for everything that the server tells of', async () => {
    const panel = await open();
    await partOf(panel, 'step');
    const { activity, nextSteps, quickActions } = await (await page.mock.send('GET', '/api/home')).json();

    expect(panel.shadowRoot!.querySelectorAll('.activity li')).to.have.length(activity.length);
    expect(steps(panel)).to.have.length(nextSteps.length);
    expect(panel.shadowRoot!.querySelectorAll('[part="action"]')).to.have.length(quickActions.length);
    expect(textOf(panel)).not.to.match(/\{|step:|action:|activity:|is waiting for you/);
  });

  it('asks the page to open what a step leads to', async () => {
    const panel = await open();
    const step = await partOf(panel, 'step');
    const asked = oneEvent(panel, 'portal-navigate') as Promise<PortalNavigateEvent>;
    step.querySelector('button')!.click();

    expect((await asked).detail.view).to.match(/^invoices\/inv_/);
  });

  it('shows a new invoice as soon as it is sent', async () => {
    const panel = await open();
    await partOf(panel, 'step');
    const before = steps(panel).length;
    const { id } = await (await page.mock.send('GET', '/api/profile')).json();
    await page.mock.addInvoice({ contactId: id, title: 'A rush job' });

    await waitUntil(() => textOf(panel).includes('A rush job'));
    expect(steps(panel)).to.have.length(before + 1);
  });

  it('says that all is done where nothing waits', async () => {
    const panel = await open(demoContacts.newcomer.email);

    await waitUntil(() => /Nothing here yet|nothing to do/.test(textOf(panel)));
    expect(steps(panel)).to.be.empty;
  });

  it('can be tried again after a failure', async () => {
    const leave = await page.mock.use({
      name: 'internalError',
      answer: (request, next) =>
        new URL(request.url).pathname === '/api/home' ? scenarios.internalError.answer() : next(request),
    });
    const panel = await open();
    await partOf(panel, 'error');
    await leave();
    part(panel, 'retry')!.click();

    await partOf(panel, 'step');
  });
});
