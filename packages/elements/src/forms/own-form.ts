import type { PublicForm } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { findLang, translate } from '@client-portal/kit/i18n.js';

import { toSentence } from '../core/failure-view.js';
import { pagePortal, sdk } from '../core/page-portal.js';
import { PortalErrorEvent } from '../core/portal-events.js';
import { portalMessages } from '../core/portal-messages.js';
import { checkValues, type Complaints, complaintsOf } from './check-values.js';
import { FormSubmitEvent, FormSubmittedEvent } from './events.js';
import { FieldNotes } from './field-notes.js';
import { FormLine, type Thanks } from './form-line.js';
import { formMessages, type FormMessages } from './messages.js';
import { addTrap, type Answers, readAnswers } from './own-answers.js';

/** A form that the business wrote itself: its looks stay, what is typed goes to the portal. */
export class OwnForm {
  readonly #form: HTMLFormElement;
  readonly #notes: FieldNotes;
  readonly #trap: HTMLInputElement;
  #id = '';
  #line: FormLine | undefined;
  #busy = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#notes = new FieldNotes(form);
    this.#trap = addTrap(form);
    form.addEventListener('focusin', () => void this.#fetch().catch(() => {}));
    form.addEventListener('submit', (event) => {
      if (form.dataset['portalForm'] === undefined || event.defaultPrevented) return;
      event.preventDefault();
      void this.#submit();
    });
  }

  async #fetch(): Promise<PublicForm> {
    const id = this.#form.dataset['portalForm'] ?? '';
    if (sdk.url === undefined) throw new PortalError('unavailable', 'No portal is on this page');
    if (id !== this.#id || !this.#line) this.#line = new FormLine(pagePortal(sdk.url).client, id);
    this.#id = id;
    return this.#line.fetch();
  }

  async #submit(): Promise<void> {
    if (this.#busy) return;
    this.#setBusy(true);
    this.#notes.clear();
    try {
      await this.#load();
      const form = await this.#fetch();
      const answers = readAnswers(this.#form, form, this.#trap);
      const complaints = checkValues(this.#t, form.fields, answers.values);
      if (Object.keys(complaints).length > 0) this.#complain(form, complaints);
      else await this.#send(form, answers);
    } catch (error) {
      await this.#fail(PortalError.from(error));
    } finally {
      this.#setBusy(false);
    }
  }

  async #send(form: PublicForm, { values, trap }: Answers): Promise<void> {
    if (!this.#form.dispatchEvent(new FormSubmitEvent(form, values))) return;
    const answer = await this.#line!.send(values, trap, { patient: true });
    this.#form.dispatchEvent(new FormSubmittedEvent(form, values));
    this.#thank(answer);
  }

  #thank({ thanks, continueTo }: Thanks): void {
    this.#form.reset();
    if (continueTo) return location.assign(continueTo);
    const own = document.getElementById(this.#form.dataset['portalThanks'] ?? '');
    if (!own) return this.#notes.say(thanks, 'status');
    own.hidden = false;
    own.tabIndex = -1;
    own.focus();
    // What stands inside the form would go with it.
    if (!this.#form.contains(own)) this.#form.hidden = true;
  }

  async #fail(error: PortalError): Promise<void> {
    this.#form.dispatchEvent(new PortalErrorEvent(error));
    const form = await this.#fetch().catch(() => undefined);
    const complaints = complaintsOf(this.#t, error);
    if (form && Object.keys(complaints).length > 0) return this.#complain(form, complaints);
    if (error.code === 'not_found') return this.#notes.say(this.#t('gone'), 'alert');
    this.#notes.say(
      toSentence((key, params) => translate(portalMessages, this.#lang, key, params), error),
      'alert',
    );
  }

  /** Beside the fields; what the page has no field for stands with its label below the form. */
  #complain({ fields }: PublicForm, complaints: Complaints): void {
    const homeless = Object.entries(complaints).filter(([name, message]) => !this.#notes.complain(name, message));
    const labels = homeless.map(
      ([name, message]) => `${fields.find((field) => field.name === name)?.label ?? name}: ${message}`,
    );
    if (labels.length > 0) this.#notes.say(labels.join(' '), 'alert');
    this.#notes.focusFirst();
  }

  get #lang(): string {
    return findLang(this.#form);
  }

  async #load(): Promise<void> {
    await Promise.all([formMessages.load(this.#lang), portalMessages.load(this.#lang)]);
  }

  readonly #t = (key: keyof FormMessages & string): string => translate(formMessages, this.#lang, key);

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#form.setAttribute('aria-busy', String(busy));
    for (const button of this.#form.querySelectorAll('[type="submit"], button:not([type])')) {
      button.setAttribute('aria-disabled', String(busy));
    }
  }
}
