import type { MenuLink } from '@client-portal/contract';
import { textField } from '@client-portal/kit/field.js';
import { chevronDownIcon, chevronUpIcon, plusIcon, trashIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';

import type { SectionContext } from '../section-context.js';

/** The business's own links beside the apps. */
export const linksSection = (context: SectionContext) => {
  const { t, settings, draft, writable } = context;
  const { links } = settings;
  return html`
    ${links.length === 0 ? html`<p class="muted">${t('noLinks')}</p>` : nothing}
    ${links.map((_, index) => linkRow(context, index))}
    ${
      writable && links.length < 12
        ? html`<div>
          <button class="button" part="add-link" type="button" @click=${() => draft.set('links', [...links, { label: '', url: 'https://' }])}>
            ${plusIcon()}${t('addLink')}
          </button>
        </div>`
        : nothing
    }
  `;
};

function linkRow({ t, settings: { links }, draft, writable }: SectionContext, index: number) {
  const link = links[index]!;
  const name = link.label || String(index + 1);
  const change = (part: Partial<MenuLink>) => draft.set('links', links.with(index, { ...link, ...part }));
  const move = (to: number) => draft.set('links', links.toSpliced(index, 1).toSpliced(to, 0, link));
  const frame = (part: 'label' | 'url') => ({
    id: `links-${index}-${part}`,
    error: draft.errors[`links.${index}.${part}`],
    disabled: !writable,
    autocomplete: 'off',
    value: link[part],
    onInput: (value: string) => change({ [part]: value }),
  });
  return html`<div class="row" part="link">
    ${textField({ ...frame('label'), label: t('linkLabel'), maxlength: 40 })}
    ${textField({ ...frame('url'), label: t('linkUrl'), inputmode: 'url' })}
    ${
      writable
        ? html`<button class="button icon-only" type="button" aria-label=${t('up', { name })} ?disabled=${index === 0} @click=${() => move(index - 1)}>${chevronUpIcon()}</button>
          <button class="button icon-only" type="button" aria-label=${t('down', { name })} ?disabled=${index === links.length - 1} @click=${() => move(index + 1)}>${chevronDownIcon()}</button>
          <button class="button icon-only" type="button" aria-label=${t('removeOf', { name })} @click=${() => draft.set('links', links.toSpliced(index, 1))}>${trashIcon()}</button>`
        : nothing
    }
  </div>`;
}
