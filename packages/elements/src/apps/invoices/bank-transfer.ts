import { announce } from '@client-portal/kit/announce.js';
import { checkIcon, copyIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';

import type { InvoiceDetailTranslate } from './detail-messages.js';
import type { BankTransfer } from './payment-start.js';

const SHOWN = 2000;

/** Where to send the money, each piece with a button that copies it. */
export const bankTransfer = (transfer: BankTransfer, amount: string, t: InvoiceDetailTranslate) => html`
  ${row(t('amount'), amount, amount, t)} ${row(t('holder'), transfer.holder, transfer.holder, t)}
  ${row(t('iban'), transfer.iban.replace(/\s+/g, '').replace(/.{4}(?=.)/g, '$& '), transfer.iban, t)}
  ${row(t('bic'), transfer.bic, transfer.bic, t)} ${row(t('bank'), transfer.bank, transfer.bank, t)}
  ${row(t('reference'), transfer.reference, transfer.reference, t)}
`;

const row = (label: string, shown: string, copied: string, t: InvoiceDetailTranslate) =>
  shown
    ? html`
        <dt>${label}</dt>
        <dd>
          <span class="number" dir="auto">${shown}</span>
          ${
            navigator.clipboard
              ? html`<button
                class="button quiet small icon-only"
                part="copy"
                type="button"
                aria-label=${t('copyThing', { thing: label })}
                title=${t('copy')}
                @click=${(event: Event) => copy(event.currentTarget as HTMLElement, copied, t('copied', { thing: label }))}
              >
                <span class="before">${copyIcon()}</span><span class="after">${checkIcon()}</span>
              </button>`
              : nothing
          }
        </dd>
      `
    : nothing;

async function copy(button: HTMLElement, text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  button.classList.add('copied');
  setTimeout(() => button.classList.remove('copied'), SHOWN);
  announce(button, done);
}
