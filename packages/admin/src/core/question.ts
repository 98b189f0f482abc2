import '@client-portal/kit/dialog.js';

import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { dangerButtonStyles } from '@client-portal/kit/danger-button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import type { AdminScope } from './admin-context.js';
import { adminMessages } from './admin-messages.js';

export interface Choice {
  id: string;
  label: string;
  /** The main answer stands last; `danger` for what loses something. */
  look?: 'primary' | 'danger' | undefined;
}

export interface QuestionOptions {
  heading: string;
  /** What will happen, and what will be lost. */
  text: string;
  choices: readonly Choice[];
}

/**
 * @internal
 * @tagname portal-admin-question
 * @summary A dialog that asks for a choice. Use `ask()`.
 */
export class PortalAdminQuestion extends LitElement {
  static override styles = [hostStyles, buttonStyles, dangerButtonStyles];

  @property({ attribute: false }) options!: QuestionOptions;
  @property({ attribute: false }) onAnswer!: (id?: string) => void;
  @property({ type: Boolean }) open = true;

  readonly #locale = new LocaleController(this, adminMessages);

  #answer(id?: string): void {
    this.open = false;
    this.onAnswer(id);
  }

  override render() {
    const { heading, text, choices } = this.options;
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${heading} ?open=${this.open} .onClose=${() => this.#answer()}>
        <p>${text}</p>
        <button slot="actions" class="button" type="button" @click=${() => this.#answer()}>${t('cancel')}</button>
        ${choices.map(
          ({ id, label, look }) =>
            html`<button slot="actions" class="button ${look ?? ''}" part=${id} type="button" @click=${() => this.#answer(id)}>
              ${label}
            </button>`,
        )}
      </portal-dialog>
    </div>`;
  }
}

/** Asks over the admin; resolves with the choice's id, or undefined for none of them. */
export function ask({ root }: Pick<AdminScope, 'root'>, options: QuestionOptions): Promise<string | undefined> {
  return new Promise((resolve) => {
    const question = document.createElement('portal-admin-question');
    question.slot = 'overlay';
    question.options = options;
    question.onAnswer = (id) => {
      // Closed first, so that the dialog gives the focus back.
      void question.updateComplete.then(() => setTimeout(() => question.remove(), 0));
      resolve(id);
    };
    root.append(question);
  });
}

/** Asks before something that cannot be undone; `text` names what will be lost. */
export const confirm = async (
  scope: Pick<AdminScope, 'root'>,
  { action, ...options }: Omit<QuestionOptions, 'choices'> & { action: string },
): Promise<boolean> =>
  (await ask(scope, { ...options, choices: [{ id: 'yes', label: action, look: 'danger' }] })) === 'yes';

define('portal-admin-question', PortalAdminQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-question': PortalAdminQuestion;
  }
}
