import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';

import { Action } from './action.js';
import { buttonStyles } from './button.styles.js';
import { define } from './define.js';
import { hostStyles } from './host.styles.js';
import { mount } from './testing/mount.js';
import { ThemeController } from './theme-controller.js';

class ActionHost extends LitElement {
  static override styles = [hostStyles, buttonStyles];
  readonly errors: unknown[] = [];
  runs = 0;
  finish: (error?: Error) => void = () => {};

  readonly pay = new Action(
    this,
    () =>
      new Promise<void>((resolve, reject) => {
        this.runs++;
        this.finish = (error) => (error ? reject(error) : resolve());
      }),
    (error) => this.errors.push(error),
  );

  constructor() {
    super();
    new ThemeController(this);
  }

  override render() {
    return html`<div class="portal">
      <button class="button primary" aria-busy=${String(this.pay.busy)} @click=${() => this.pay.run()}>Pay 240.00 €</button>
    </div>`;
  }
}
define('kit-action-host', ActionHost);

const button = (el: ActionHost) => el.shadowRoot!.querySelector('button')!;

describe('Action', () => {
  it('cannot be started twice, and the button keeps its width', async () => {
    const el = await mount<ActionHost>(html`<kit-action-host></kit-action-host>`);
    const width = button(el).getBoundingClientRect().width;

    button(el).click();
    await el.updateComplete;
    button(el).click();

    expect(el.runs).to.equal(1);
    expect(button(el).ariaBusy).to.equal('true');
    expect(button(el).getBoundingClientRect().width).to.equal(width);
    await expect(el).to.be.accessible();
  });

  it('reports a failure and can be tried again', async () => {
    const el = await mount<ActionHost>(html`<kit-action-host></kit-action-host>`);
    button(el).click();

    el.finish(new Error('declined'));
    await waitUntil(() => button(el).ariaBusy === 'false');
    button(el).click();

    expect(el.errors).to.have.length(1);
    expect(el.runs).to.equal(2);
  });
});
