import { html } from 'lit';

import { linesSetting, type SectionContext, textSetting } from '../section-context.js';

/** What stands on invoices. */
export const businessSection = (context: SectionContext) => {
  const { t } = context;
  return html`
    ${textSetting(context, 'business.legalName', { maxlength: 200 })}
    ${linesSetting(context, 'business.address', { hint: t('business.address:hint'), rows: 4 })}
    ${textSetting(context, 'business.taxId', { maxlength: 60 })}
    ${textSetting(context, 'business.timeZone', { hint: t('business.timeZone:hint') })}
    ${textSetting(context, 'business.currency', { hint: t('business.currency:hint'), maxlength: 3 })}
    <fieldset class="group">
      <legend>${t('bank')}</legend>
      <p class="muted">${t('bankText')}</p>
      ${textSetting(context, 'business.bank.holder')} ${textSetting(context, 'business.bank.iban')}
      ${textSetting(context, 'business.bank.bic')} ${textSetting(context, 'business.bank.bank')}
    </fieldset>
  `;
};
