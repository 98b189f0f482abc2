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
import './portal-admin-webhooks.js';
import type { PortalAdminWebhooks } from './portal-admin-webhooks.js';

const mountWebhooks = (view = '') =>
  mountArea<PortalAdminWebhooks>(html`<portal-admin-webhooks .view=${view}></portal-admin-webhooks>`);

async function expectAccessibleDialog(element: Element): Promise<void> {
  await waitUntil(() => deep(element, 'dialog[open]'));
  // A page in the background does not go on with its animations.
  for (const fading of deep(element, 'dialog[open]')!.getAnimations()) fading.finish();
  await expect(element).to.be.accessible();
}

/** Makes a webhook through the dialog; answers its id. */
async function create(): Promise<string> {
  const element = await mountWebhooks('new');
  await waitUntil(() => deep(element, '#url'));
  type(deep<HTMLInputElement>(element, '#url')!, 'https://hooks.shop.test/in');
  type(deep<HTMLInputElement>(element, '#events')!, 'invoice.*, contact.created');
  (await partOf(element, 'submit')).click();
  await partOf(element, 'secret');
  (await partOf(element, 'done')).click();
  const view = rootOf(element).views.at(-1)!;
  rootOf(element).remove();
  return view.replace('webhooks/', '');
}

describe('<portal-admin-webhooks>', () => {
  useAdminPage();

  it('says what a webhook is for when there is none', async () => {
    const element = await mountWebhooks();
    await partOf(element, 'empty');
    await expect(element).to.be.accessible();
  });

  it('makes a webhook, shows its secret once and leads to it', async () => {
    const element = await mountWebhooks('new');
    await waitUntil(() => deep(element, '#url'));
    type(deep<HTMLInputElement>(element, '#url')!, 'https://hooks.shop.test/in');
    (await partOf(element, 'submit')).click();
    const secret = (await partOf(element, 'secret')) as HTMLInputElement;
    expect(secret.value).to.match(/^whsec_/);
    await expectAccessibleDialog(element);
    (await partOf(element, 'done')).click();
    expect(rootOf(element).views.at(-1)).to.match(/^webhooks\/whk_/);
  });

  it('says beside the field what is wrong with an address', async () => {
    const element = await mountWebhooks('new');
    await waitUntil(() => deep(element, '#url'));
    type(deep<HTMLInputElement>(element, '#url')!, 'hooks.shop.test');
    (await partOf(element, 'submit')).click();
    expect(textOf(await partOf(element, 'field-error'))).to.contain('https://');
  });

  it('shows why a test did not arrive, with what was sent', async () => {
    const id = await create();
    const element = await mountWebhooks(id);
    (await partOf(element, 'ping')).click();
    await waitUntil(() => textOf(element).includes('webhook.ping'), 'no delivery in the list');
    expect(textOf(element)).to.contain('Given up');
    const row = deep<HTMLAnchorElement>(
      element,
      'portal-admin-webhook-deliveries',
    )!.shadowRoot!.querySelector<HTMLAnchorElement>('a.open')!;
    row.click();
    element.view = rootOf(element).views.at(-1)!.replace('webhooks/', '');
    expect(textOf(await partOf(element, 'payload'))).to.contain('webhook.ping');
    await expectAccessibleDialog(element);
  });

  it('leaves what changes something to those who may', async () => {
    const id = await create();
    await signInAs('read-only');
    const element = await mountWebhooks(id);
    await waitUntil(() => textOf(element).includes('invoice.*'));
    expect(part(element, 'ping')).not.to.exist;
    expect(part(element, 'replay')).not.to.exist;
  });
});
