import { html, nothing } from 'lit';

import type { Complaint } from './complaints.js';
import type { FieldName, SignInField } from './step.js';

export interface LightFieldsOptions {
  revealed: boolean;
  complaint: Complaint | undefined;
  submit(): void;
}

const NAMES: readonly FieldName[] = ['name', 'email', 'password', 'code'];

const ids = new WeakMap<HTMLElement, string>();

// Random, because another copy of the script may draw another form on the same page.
function idOf(host: HTMLElement): string {
  const id = ids.get(host) ?? `staff-${Math.random().toString(36).slice(2, 8)}`;
  ids.set(host, id);
  return id;
}

/**
 * The form as direct children of the element, in the page's own document: password managers look nowhere else.
 * A hidden button makes Enter submit; the one to be seen is in the shadow root.
 */
export function renderLightFields(host: HTMLElement, fields: readonly SignInField[], options: LightFieldsOptions) {
  if (fields.length === 0) return nothing;
  const id = idOf(host);
  const submit = (event: Event) => {
    event.preventDefault();
    options.submit();
  };
  return html`
    <form id=${id} slot="form" method="post" novalidate @submit=${submit}><button type="submit" hidden></button></form>
    ${NAMES.map((name) => {
      const field = fields.find((wanted) => wanted.name === name);
      return field ? renderField(id, field, options) : nothing;
    })}
  `;
}

const LIMITS: Readonly<Record<FieldName, number>> = { name: 100, email: 254, password: 256, code: 12 };

function renderField(form: string, field: SignInField, { revealed, complaint }: LightFieldsOptions) {
  const { name, label, autocomplete, hint, value, fixed } = field;
  const id = `${form}-${name}`;
  const error = complaint?.field === name ? complaint.text : '';
  const type = name === 'email' ? 'email' : name === 'password' && !revealed ? 'password' : 'text';
  return html`
    <label slot="${name}-label" for=${id}>${label}</label>
    <input
      slot=${name}
      id=${id}
      form=${form}
      name=${name === 'email' ? 'username' : name}
      type=${type}
      autocomplete=${autocomplete}
      inputmode=${name === 'code' ? 'numeric' : name === 'email' ? 'email' : nothing}
      maxlength=${LIMITS[name]}
      autocapitalize=${name === 'name' ? 'words' : 'none'}
      spellcheck="false"
      .defaultValue=${value ?? ''}
      ?readonly=${fixed}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby="${id}-hint ${id}-error"
    />
    <span slot="${name}-hint" data-hint id="${id}-hint" ?hidden=${!hint}>${hint}</span>
    <span slot="${name}-error" data-error id="${id}-error" role="alert">${error}</span>
  `;
}
