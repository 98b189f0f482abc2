import type { PublicForm } from '@client-portal/contract';

type Form = Pick<PublicForm, 'id' | 'title'>;
type Values = Record<string, string>;

/** Intent. A visitor sends a form; change `values`, or call `preventDefault()` to send them elsewhere. */
export class FormSubmitEvent extends Event {
  readonly form: Form;
  readonly values: Values;

  constructor(form: Form, values: Values) {
    super('portal-form-submit', { bubbles: true, composed: true, cancelable: true });
    this.form = form;
    this.values = values;
  }

  get detail(): { form: string; values: Values } {
    return { form: this.form.id, values: this.values };
  }
}

/** Fact. What a visitor sent has arrived. */
export class FormSubmittedEvent extends Event {
  readonly form: Form;
  readonly values: Values;

  constructor(form: Form, values: Values) {
    super('portal-form-submitted', { bubbles: true, composed: true });
    this.form = form;
    this.values = values;
  }

  get detail(): { form: string; values: Values } {
    return { form: this.form.id, values: this.values };
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-form-submit': FormSubmitEvent;
    'portal-form-submitted': FormSubmittedEvent;
  }
}
