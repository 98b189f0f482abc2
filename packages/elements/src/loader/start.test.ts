import { expect } from '@open-wc/testing';

import '../shell/client-portal.js';
import '../sign-in/portal-sign-in.js';
import { part, usePortalPage, waitUntil } from '../testing/portal-page.js';
import { pagePortal, sdk, toServerUrl } from '../core/page-portal.js';
import { ownUrl, start } from './start.js';
import { watchForPanels } from './watch-for-panels.js';

const page = usePortalPage();

function write(markup: string): HTMLElement {
  const place = document.createElement('div');
  place.append(document.createRange().createContextualFragment(markup));
  document.body.append(place);
  return place;
}

afterEach(() => {
  for (const place of document.querySelectorAll('body > div')) place.remove();
});

describe('the loader', () => {
  it('finds its server in its own address', () => {
    expect(ownUrl('https://portal.example.com/portal.js?v=1')).to.equal('https://portal.example.com');
    expect(ownUrl('https://example.com/clients/portal.js')).to.equal('https://example.com/clients');
  });

  it('knows no server in an address that is not one of the web', () => {
    expect(toServerUrl('javascript:alert(1)')).to.equal(undefined);
    expect(toServerUrl('https://')).to.equal(undefined);
  });

  it('takes the secret of a mailed link out of the address before anything else', () => {
    history.replaceState({ theirs: 1 }, '', `${location.pathname}${location.search}#portal-token=s3cret`);
    start(page.mock.url);

    expect(location.hash).to.equal('');
    expect(sdk.linkToken).to.equal('s3cret');
    expect(history.state).to.deep.equal({ theirs: 1 });
  });

  it('does nothing a second time', () => {
    history.replaceState(null, '', `${location.pathname}${location.search}#portal-token=again`);
    start('https://other.example.com');

    expect(sdk.url).to.equal(page.mock.url);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('fetches the code of a panel that appears later', async () => {
    watchForPanels();
    const place = write('<portal-profile></portal-profile>');

    await waitUntil(() => place.firstElementChild!.shadowRoot, 'never upgraded');
  });

  it('turns a marker into its panel, with what the marker says', async () => {
    const place = write(
      `<div data-client-portal="invoices" data-heading-level="3" data-url="https://evil.example.com">Loading…</div>`,
    );

    await waitUntil(() => place.querySelector('portal-invoices'));
    const panel = place.querySelector('portal-invoices')!;
    expect(panel.getAttribute('heading-level')).to.equal('3');
    expect(panel.hasAttribute('url'), 'a marker chose the server').to.equal(false);
    expect(place.textContent).not.to.include('Loading');
  });

  it('turns an empty marker into the whole portal', async () => {
    const place = write('<div data-client-portal>Loading…</div>');

    await waitUntil(() => place.querySelector('client-portal'));
  });
});

describe('panels without the portal around them', () => {
  it('draw one form for all of them', async () => {
    const place = write('<portal-invoices></portal-invoices><portal-profile></portal-profile>');
    await waitUntil(() => pagePortal(page.mock.url).client.portal && place.querySelector('portal-sign-in input'));
    // Whichever panel's code is there first has the form.
    const other = () => [...place.children].find((panel) => !panel.querySelector('portal-sign-in'));
    await waitUntil(() => other() && part(other()!, 'signed-out'), 'the other one does not refer to it');

    expect(place.querySelectorAll('portal-sign-in').length).to.equal(1);
  });

  it('hand the form on when the one that has it leaves', async () => {
    const place = write('<portal-invoices></portal-invoices><portal-profile></portal-profile>');
    await waitUntil(() => place.querySelector('portal-sign-in input'));
    await waitUntil(() => [...place.children].every(({ shadowRoot }) => shadowRoot));
    place.querySelector('portal-sign-in')!.parentElement!.remove();

    await waitUntil(() => place.querySelector('portal-sign-in input'), 'nobody took the form over');
  });

  it('show their content after sign-in, all of them', async () => {
    const place = write('<portal-invoices></portal-invoices><portal-profile></portal-profile>');
    await page.mock.signIn('mara@example.com');
    // The page may have asked who is here before that.
    await pagePortal(page.mock.url).client.refresh();
    await waitUntil(() => part(place.children[0]!, 'heading') && part(place.children[1]!, 'heading'), 'no content');

    expect(place.querySelector('portal-sign-in')).to.equal(null);
  });
});
