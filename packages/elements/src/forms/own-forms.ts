import { OwnForm } from './own-form.js';

const known = new WeakSet<HTMLFormElement>();

/** Joins every `<form data-portal-form="frm_…">` of the page that is not joined yet. */
export function enhanceForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-portal-form]')) {
    if (!known.has(form)) new OwnForm(form);
    known.add(form);
  }
}
