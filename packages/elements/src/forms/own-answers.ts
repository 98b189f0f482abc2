import type { PublicForm } from '@client-portal/contract';

import { TRAP } from './trap-field.js';

export interface Answers {
  values: Record<string, string>;
  trap: string;
}

const OUT_OF_SIGHT: Partial<CSSStyleDeclaration> = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

/** Adds the field that only machines fill in. */
export function addTrap(form: HTMLFormElement): HTMLInputElement {
  const box = document.createElement('div');
  const input = document.createElement('input');
  Object.assign(box.style, OUT_OF_SIGHT);
  box.setAttribute('aria-hidden', 'true');
  input.name = TRAP;
  input.tabIndex = -1;
  input.autocomplete = 'off';
  input.setAttribute('aria-label', 'Homepage');
  input.setAttribute('data-1p-ignore', '');
  input.setAttribute('data-lpignore', 'true');
  box.append(input);
  form.append(box);
  return input;
}

/** What stands in the form, as far as it was asked for; several answers of one name are joined. */
export function readAnswers(form: HTMLFormElement, { id, fields }: PublicForm, trap: HTMLInputElement): Answers {
  const data = new FormData(form);
  const values: Record<string, string> = {};
  for (const { name, type } of fields) {
    const texts = data
      .getAll(name)
      .filter((value): value is string => typeof value === 'string' && value.trim() !== '');
    if (texts.length > 0) values[name] = type === 'checkbox' ? 'yes' : texts.map((text) => text.trim()).join(', ');
  }
  for (const name of new Set(data.keys())) {
    if (name !== trap.name && !fields.some((field) => field.name === name))
      console.warn(
        `[client-portal] The form ${id} does not ask for "${name}": add the field in the admin to receive it.`,
      );
  }
  return { values, trap: trap.value };
}
