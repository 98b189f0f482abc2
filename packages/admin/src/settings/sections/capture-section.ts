import type { CaptureRule } from '@client-portal/contract/admin';
import { checkboxField, selectField, textField } from '@client-portal/kit/field.js';
import { plusIcon, trashIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';

import type { SectionContext } from '../section-context.js';

const SOURCES = ['checkout', 'form', 'import', 'manual', 'api', 'sign-up'] as const;
const NEW_RULE: CaptureRule = { source: 'form', form: null, invite: true, tags: [], grants: [] };

/** Who is invited, tagged or given something without anybody's doing. */
export const captureSection = (context: SectionContext) => {
  const { t, settings, draft, writable } = context;
  const { capture } = settings;
  return html`
    ${capture.length === 0 ? html`<p class="muted">${t('captureEmpty')}</p>` : nothing}
    ${capture.map((_, index) => ruleFields(context, index))}
    ${
      writable
        ? html`<div>
          <button class="button" part="add-rule" type="button" @click=${() => draft.set('capture', [...capture, NEW_RULE])}>
            ${plusIcon()}${t('addRule')}
          </button>
        </div>`
        : nothing
    }
  `;
};

const toList = (value: string): string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

function ruleFields({ t, settings: { capture }, draft, writable }: SectionContext, index: number) {
  const rule = capture[index]!;
  const name = t('rule', { number: index + 1 });
  const change = (part: Partial<CaptureRule>) => draft.set('capture', capture.with(index, { ...rule, ...part }));
  const errorAt = (part: string) =>
    Object.entries(draft.errors).find(([path]) => path.startsWith(`capture.${index}.${part}`))?.[1];
  const frame = (part: string) => ({ id: `capture-${index}-${part}`, error: errorAt(part), disabled: !writable });
  // Lists are read when the field is left: a comma that was just typed would vanish at once.
  const list = (part: 'tags' | 'grants', label: string, hint?: string) => html`<div
    @change=${(event: Event) => change({ [part]: toList((event.target as HTMLInputElement).value) })}
  >${textField({ ...frame(part), label, hint, autocomplete: 'off', value: rule[part].join(', ') })}</div>`;
  return html`<fieldset class="group" part="rule">
    <legend>${name}</legend>
    ${selectField({
      ...frame('source'),
      label: t('source'),
      value: rule.source,
      options: SOURCES.map((value) => ({ value, label: t(`source:${value}`) })),
      onChange: (source) => change({ source: source as CaptureRule['source'], form: null }),
    })}
    ${
      rule.source === 'form'
        ? textField({
            ...frame('form'),
            label: t('form'),
            autocomplete: 'off',
            value: rule.form ?? '',
            onInput: (value) => change({ form: value.trim() || null }),
          })
        : nothing
    }
    ${checkboxField({ ...frame('invite'), label: t('invite'), checked: rule.invite, onChange: (invite) => change({ invite }) })}
    ${list('tags', t('ruleTags'), t('apps.tags:hint'))} ${list('grants', t('grants'), t('grantsHint'))}
    ${writable ? removeButton(t('removeOf', { name }), () => draft.set('capture', capture.toSpliced(index, 1))) : nothing}
  </fieldset>`;
}

const removeButton = (label: string, onClick: () => void) => html`<div>
  <button class="button small" type="button" @click=${onClick}>${trashIcon()}${label}</button>
</div>`;
