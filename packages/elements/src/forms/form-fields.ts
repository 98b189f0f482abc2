import type { FormField } from '@client-portal/contract';
import { checkboxField, textArea, textField, type TextFieldOptions } from '@client-portal/kit/field.js';

const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
  company: 'organization',
  phone: 'tel',
};

export interface DrawnField {
  value: string;
  error: string | undefined;
  /** The word "optional". */
  optional: string;
  onInput: (value: string) => void;
}

/** A field of a form as the business defined it. */
export function formField({ name, label, type, required }: FormField, { value, ...drawn }: DrawnField) {
  const frame = { id: `field-${name}`, name, label, required, ...drawn };
  if (type === 'checkbox') {
    return checkboxField({
      ...frame,
      checked: value === 'yes',
      onChange: (checked) => drawn.onInput(checked ? 'yes' : ''),
    });
  }
  if (type === 'textarea') return textArea({ ...frame, value, rows: 5, maxlength: 5000 });
  const inputmode = type === 'text' ? undefined : type;
  const options: TextFieldOptions = { ...frame, value, inputmode, autocomplete: AUTOCOMPLETE[name] };
  // An address is checked by us: the browser's own bubble speaks another language than the page.
  return textField({ ...options, type: name === 'email' ? 'email' : type, maxlength: name === 'email' ? 254 : 1000 });
}
