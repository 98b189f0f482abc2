import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

import { alertIcon, chevronDownIcon } from './icons.js';

/** What every field has. `id` is unique in its shadow root; `name` defaults to it. */
export interface FieldFrame {
  id: string;
  label: string;
  name?: string | undefined;
  hint?: string | undefined;
  /** Shown beside the field; marks it invalid. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** The translated word "optional", shown after the label of a field that is not required. */
  optional?: string | undefined;
  disabled?: boolean | undefined;
}

export interface TextFieldOptions extends FieldFrame {
  value?: string | undefined;
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'url'
    | 'number'
    | 'date'
    | 'search'
    | 'datetime-local'
    | 'time'
    | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | 'none' | undefined;
  maxlength?: number | undefined;
  placeholder?: string | undefined;
  onInput?: ((value: string) => void) | undefined;
}

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const describedBy = ({ id, hint, error }: FieldFrame): string | undefined =>
  [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;

const asInvalid = (options: FieldFrame): 'true' | undefined => (options.error ? 'true' : undefined);

const report = (onInput: ((value: string) => void) | undefined) => (event: Event) =>
  onInput?.((event.target as Control).value);

/** The hint and the error of a field, for controls of your own: give the control `aria-describedby="<id>-error <id>-hint"`. */
export const fieldNotes = ({ id, hint, error }: Pick<FieldFrame, 'id' | 'hint' | 'error'>) => html`
  ${hint ? html`<span class="hint" part="hint" id="${id}-hint">${hint}</span>` : nothing}
  ${
    error
      ? html`<span class="field-error" part="field-error" id="${id}-error">${alertIcon()}<span>${error}</span></span>`
      : nothing
  }
`;

/** Label above, control, hint and error below. */
export const fieldFrame = (options: FieldFrame, control: TemplateResult) => html`
  <div class="field" part="field">
    <label for=${options.id}>
      ${options.label}${
        options.optional && !options.required ? html` <span class="optional">(${options.optional})</span>` : nothing
      }
    </label>
    ${control}${fieldNotes(options)}
  </div>
`;

/** A one-line field. Read the value at submit too: not every password manager fires `input`. */
export const textField = (options: TextFieldOptions) =>
  fieldFrame(
    options,
    html`<input
      class="control"
      part="control"
      id=${options.id}
      name=${options.name ?? options.id}
      type=${options.type ?? 'text'}
      ?required=${options.required}
      ?disabled=${options.disabled}
      autocomplete=${ifDefined(options.autocomplete)}
      inputmode=${ifDefined(options.inputmode)}
      maxlength=${ifDefined(options.maxlength)}
      placeholder=${ifDefined(options.placeholder)}
      .value=${live(options.value ?? '')}
      aria-describedby=${ifDefined(describedBy(options))}
      aria-invalid=${ifDefined(asInvalid(options))}
      @input=${report(options.onInput)}
    />`,
  );

/** A field of several lines, as tall as its text where the browser can. */
export const textArea = (options: TextFieldOptions & { rows?: number | undefined }) =>
  fieldFrame(
    options,
    html`<textarea
      class="control"
      part="control"
      id=${options.id}
      name=${options.name ?? options.id}
      rows=${options.rows ?? 3}
      ?required=${options.required}
      ?disabled=${options.disabled}
      autocomplete=${ifDefined(options.autocomplete)}
      maxlength=${ifDefined(options.maxlength)}
      placeholder=${ifDefined(options.placeholder)}
      .value=${live(options.value ?? '')}
      aria-describedby=${ifDefined(describedBy(options))}
      aria-invalid=${ifDefined(asInvalid(options))}
      @input=${report(options.onInput)}
    ></textarea>`,
  );

/** A native select. */
export const selectField = (
  options: FieldFrame & {
    value?: string | undefined;
    options: readonly SelectOption[];
    autocomplete?: string | undefined;
    onChange?: ((value: string) => void) | undefined;
  },
) =>
  fieldFrame(
    options,
    html`<span class="select"
      ><select
        class="control"
        part="control"
        id=${options.id}
        name=${options.name ?? options.id}
        ?required=${options.required}
        ?disabled=${options.disabled}
        autocomplete=${ifDefined(options.autocomplete)}
        aria-describedby=${ifDefined(describedBy(options))}
        aria-invalid=${ifDefined(asInvalid(options))}
        @change=${report(options.onChange)}
      >
        ${options.options.map(
          ({ value, label, disabled }) =>
            html`<option value=${value} ?disabled=${disabled} .selected=${live(value === options.value)}>${label}</option>`,
        )}</select
      >${chevronDownIcon()}</span
    >`,
  );

/** A checkbox with its label beside it. */
export const checkboxField = (
  options: FieldFrame & { checked?: boolean | undefined; onChange?: ((checked: boolean) => void) | undefined },
) => html`
  <div class="check" part="field">
    <input
      part="checkbox"
      type="checkbox"
      id=${options.id}
      name=${options.name ?? options.id}
      .checked=${live(options.checked ?? false)}
      ?required=${options.required}
      ?disabled=${options.disabled}
      aria-describedby=${ifDefined(describedBy(options))}
      aria-invalid=${ifDefined(asInvalid(options))}
      @change=${(event: Event) => options.onChange?.((event.target as HTMLInputElement).checked)}
    />
    <label for=${options.id}>${options.label}</label>
    ${fieldNotes(options)}
  </div>
`;
