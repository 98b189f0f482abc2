import '../image-field.js';

import type { ImageKind } from '@client-portal/contract/admin';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { choiceSetting, type SectionContext, textSetting } from '../section-context.js';

const SCHEMES = ['host', 'auto', 'light', 'dark'] as const;
const PICTURES = { logo: 'brand.logoUrl', favicon: 'brand.faviconUrl', image: 'brand.imageUrl' } as const;

/** How the business looks to its clients. */
export const brandSection = (context: SectionContext) => {
  const { t, settings } = context;
  return html`
    ${textSetting(context, 'business.name', { maxlength: 120 })}
    ${textSetting(context, 'brand.description', { hint: t('brand.description:hint'), maxlength: 300 })}
    ${colour(context, 'brand.accent', t('brand.accent:hint'))}
    ${picture(context, 'logo')}
    ${choiceSetting(
      context,
      'brand.scheme',
      SCHEMES.map((value) => ({ value, label: t(`scheme:${value}`) })),
    )}
    ${
      settings.brand.scheme === 'host'
        ? nothing
        : html`${colour(context, 'brand.surface', t('brand.colour:hint'))}${colour(context, 'brand.text', t('brand.colour:hint'))}`
    }
    ${picture(context, 'favicon')} ${picture(context, 'image')}
    ${textSetting(context, 'business.supportEmail', { type: 'email', nullable: true, hint: t('business.supportEmail:hint') })}
    ${textSetting(context, 'brand.copyright', { hint: t('brand.copyright:hint'), maxlength: 200 })}
  `;
};

function colour(context: SectionContext, path: 'brand.accent' | 'brand.surface' | 'brand.text', hint: string) {
  const { draft, t, writable } = context;
  const value = draft.get(path) as string | null;
  const error = draft.errors[path];
  const id = path.replaceAll('.', '-');
  const set = (event: Event) => draft.set(path, (event.target as HTMLInputElement).value.trim() || null);
  return html`<div class="field" part="field">
    <label for=${id}>${t(path)}</label>
    <span class="colour">
      <input
        type="color"
        part="colour"
        aria-label=${t(path)}
        ?disabled=${!writable}
        .value=${live(/^#[0-9a-f]{6}$/i.test(value ?? '') ? value! : '#808080')}
        @input=${set}
      />
      <input
        class="control"
        id=${id}
        name=${id}
        maxlength="7"
        autocomplete="off"
        spellcheck="false"
        placeholder=${t('colourDefault')}
        ?disabled=${!writable}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${id}-notes"
        .value=${live(value ?? '')}
        @input=${set}
      />
      ${value && writable ? html`<button class="link-button" type="button" @click=${() => draft.set(path, null)}>${t('clearColour')}</button>` : nothing}
    </span>
    <span class="hint" id="${id}-notes">${error ? html`<span class="problem">${error}</span>` : hint}</span>
  </div>`;
}

const picture = ({ draft, t, writable }: SectionContext, kind: ImageKind) => {
  const path = PICTURES[kind];
  return html`<portal-admin-image-field
    .kind=${kind}
    .label=${t(path)}
    .url=${draft.get(path) as string | null}
    .error=${draft.errors[path]}
    .disabled=${!writable}
    .accent=${draft.get('brand.accent') as string | null}
    .onChange=${(url: string | null) => draft.set(path, url)}
    .onAccent=${kind === 'logo' && writable ? (color: string) => draft.set('brand.accent', color) : undefined}
  ></portal-admin-image-field>`;
};
