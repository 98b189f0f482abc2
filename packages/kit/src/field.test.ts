import { expect } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';

import { define } from './define.js';
import { checkboxField, selectField, textArea, textField } from './field.js';
import { fieldStyles } from './field.styles.js';
import { formSummary } from './form-summary.js';
import { hostStyles } from './host.styles.js';
import { LocaleController } from './locale-controller.js';
import { kitMessages } from './messages.js';
import { slottedFieldStyles } from './slotted-field.styles.js';
import { mount } from './testing/mount.js';
import { ThemeController } from './theme-controller.js';

class FieldHost extends LitElement {
  static override styles = [hostStyles, fieldStyles, slottedFieldStyles];
  content: (locale: LocaleController<typeof kitMessages.english>) => unknown = () => html`<slot></slot>`;
  readonly #locale = new LocaleController(this, kitMessages);

  constructor() {
    super();
    new ThemeController(this);
  }

  override render() {
    return html`<div class="portal">${this.content(this.#locale)}</div>`;
  }
}
define('kit-field-host', FieldHost);

const find = <T extends Element>(el: FieldHost, selector: string) => el.shadowRoot!.querySelector<T>(selector)!;
const draw = (content: FieldHost['content']) =>
  mount<FieldHost>(html`<kit-field-host .content=${content}></kit-field-host>`);

describe('fields', () => {
  it('have labels, hints and errors that axe has nothing against', async () => {
    const el = await draw(
      () => html`
        ${textField({ id: 'email', label: 'E-mail', type: 'email', autocomplete: 'email', required: true, error: 'Enter an address' })}
        ${textArea({ id: 'about', label: 'About you', hint: 'Others see this' })}
        ${selectField({ id: 'country', label: 'Country', value: 'de', options: [{ value: 'de', label: 'Germany' }] })}
        ${checkboxField({ id: 'news', label: 'News', hint: 'Monthly' })}
      `,
    );

    await expect(el).to.be.accessible();
  });

  it('tie the error and the hint to the control', async () => {
    const el = await draw(() => textField({ id: 'iban', label: 'IBAN', hint: 'On your card', error: 'Too short' }));
    const input = find<HTMLInputElement>(el, 'input');

    const described = input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => find(el, `#${id}`).textContent!.trim());
    expect(described).to.deep.equal(['Too short', 'On your card']);
    expect(input.ariaInvalid).to.equal('true');
  });

  it('report what is typed and chosen', async () => {
    const heard: unknown[] = [];
    const el = await draw(
      () => html`
        ${textField({ id: 'name', label: 'Name', onInput: (value) => heard.push(value) })}
        ${selectField({
          id: 'size',
          label: 'Size',
          value: 's',
          options: [
            { value: 's', label: 'Small' },
            { value: 'l', label: 'Large' },
          ],
          onChange: (value) => heard.push(value),
        })}
        ${checkboxField({ id: 'ok', label: 'OK', onChange: (checked) => heard.push(checked) })}
      `,
    );
    const [input, select, check] = [
      find<HTMLInputElement>(el, '#name'),
      find<HTMLSelectElement>(el, '#size'),
      find<HTMLElement>(el, '#ok'),
    ];

    input.value = 'Anna';
    input.dispatchEvent(new Event('input'));
    select.value = 'l';
    select.dispatchEvent(new Event('change'));
    check.click();

    expect(heard).to.deep.equal(['Anna', 'l', true]);
  });

  it('lead from the summary to the field', async () => {
    const el = await draw(
      (locale) =>
        html`${formSummary(locale, [{ id: 'email', message: 'Enter an address' }])}${textField({ id: 'email', label: 'E-mail' })}`,
    );
    expect(find(el, '[role="alert"]').textContent).to.contain('Please check one field');

    find<HTMLElement>(el, '.form-summary button').click();

    expect(el.shadowRoot!.activeElement).to.equal(find(el, '#email'));
  });
});

describe('slottedFieldStyles', () => {
  it('hold against a page that styles every input with !important', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'input, #mine { border: 9px solid red !important; padding: 0 !important; font-size: 30px !important }',
    );
    document.adoptedStyleSheets = [sheet];
    const el = await mount<FieldHost>(html`<kit-field-host><input id="mine" aria-label="E-mail" /></kit-field-host>`);
    const { borderTopWidth, borderTopColor, paddingInlineStart, fontSize } = getComputedStyle(
      el.querySelector('input')!,
    );
    const seen = { borderTopWidth, paddingInlineStart, fontSize };
    document.adoptedStyleSheets = [];

    expect(seen).to.deep.equal({ borderTopWidth: '1px', paddingInlineStart: '12px', fontSize: '14px' });
    expect(borderTopColor).not.to.equal('rgb(255, 0, 0)');
  });

  it('shows a light error in the colour of errors and hides an empty one', async () => {
    const el = await mount<FieldHost>(html`<kit-field-host><p data-error></p></kit-field-host>`);
    const error = el.querySelector('p')!;
    expect(getComputedStyle(error).display).to.equal('none');

    render(html`Enter the code`, error);

    expect(getComputedStyle(error).display).to.equal('block');
  });
});
