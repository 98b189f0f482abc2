import type { FormField } from '@client-portal/contract';
import { html, nothing } from 'lit';

const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
  company: 'organization',
  phone: 'tel',
};

export const idOf = (name: string): string => `field-${name}`;

/**
 * A field as the business defined it. Its value stays in the document, and the kit's fields are not used: they would
 * bring what panels share, which is more than the whole form.
 */
export function formField(field: FormField, optional: string, error: string | undefined) {
  const { name, label, type, required } = field;
  const id = idOf(name);
  const note = error ? html`<span class="field-error" part="field-error" id="${id}-error">${error}</span>` : nothing;
  if (type === 'checkbox') {
    return html`<div class="check" part="field">
      <input part="checkbox" type="checkbox" id=${id} name=${name} ?required=${required} aria-describedby=${error ? `${id}-error` : nothing} aria-invalid=${error ? 'true' : nothing} />
      <label for=${id}>${label}</label>${note}
    </div>`;
  }
  return html`<div class="field" part="field">
    <label for=${id}>${label}${required ? nothing : html` <span class="muted">(${optional})</span>`}</label>
    ${renderControl(field, id, error)}${note}
  </div>`;
}

function renderControl({ name, type, required }: FormField, id: string, error: string | undefined) {
  const describedBy = error ? `${id}-error` : nothing;
  const invalid = error ? 'true' : nothing;
  if (type === 'textarea') {
    return html`<textarea class="control" part="control" id=${id} name=${name} rows="5" maxlength="5000" ?required=${required} aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`;
  }
  return html`<input
    class="control"
    part="control"
    id=${id}
    name=${name}
    type=${name === 'email' ? 'email' : type}
    maxlength=${name === 'email' ? 254 : 1000}
    autocomplete=${AUTOCOMPLETE[name] ?? nothing}
    ?required=${required}
    aria-describedby=${describedBy}
    aria-invalid=${invalid}
  />`;
}
