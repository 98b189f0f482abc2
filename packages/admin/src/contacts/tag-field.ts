import { announce } from '@client-portal/kit/announce.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldFrame } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { closeIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { AdminController } from '../core/admin-controller.js';
import { contactsMessages } from './messages.js';
import { tagFieldStyles } from './tag-field.styles.js';

/**
 * @internal
 * @tagname portal-admin-tag-field
 * @summary Tags as chips; suggests those in use while one is typed. Comma and Enter add, Backspace takes the last one off.
 */
export class PortalAdminTagField extends LitElement {
  static override styles = [hostStyles, fieldStyles, tagFieldStyles];

  @property({ attribute: false }) tags: readonly string[] = [];
  @property({ attribute: false }) error: string | undefined;
  @property({ attribute: false }) onChange!: (tags: readonly string[]) => void;
  @state() private typed = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #known = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/tags', { signal })).items,
  });

  get #suggestions(): string[] {
    return (this.#known.value ?? []).map(({ tag }) => tag).filter((tag) => !this.tags.includes(tag));
  }

  /** What is typed and not yet a chip counts, too. */
  take(): readonly string[] {
    const words = this.typed.split(',').map((word) => word.trim());
    const added = words.filter((word, at) => word && !this.tags.includes(word) && words.indexOf(word) === at);
    this.typed = '';
    if (added.length === 0) return this.tags;
    const tags = [...this.tags, ...added];
    this.onChange(tags);
    return tags;
  }

  #remove(tag: string): void {
    this.onChange(this.tags.filter((each) => each !== tag));
    announce(this, this.#locale.t('tagRemoved', { tag }));
    this.renderRoot.querySelector('input')?.focus();
  }

  #type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    // A suggestion that was chosen arrives whole; one that is typed may be the beginning of another tag.
    const isChosen = !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
    if (this.typed.includes(',') || (isChosen && this.#suggestions.includes(this.typed.trim()))) this.take();
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && this.typed.trim()) {
      event.preventDefault();
      this.take();
    } else if (event.key === 'Backspace' && !this.typed && this.tags.length > 0) {
      this.#remove(this.tags.at(-1)!);
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      ${fieldFrame(
        { id: 'tags', label: t('tags'), optional: t('optional'), hint: t('tagsHint'), error: this.error },
        html`<div class="control box">
          ${this.tags.map((tag) => this.#renderTag(tag))}
          <input
            id="tags"
            list="known"
            autocomplete="off"
            maxlength="200"
            aria-describedby="tags-hint"
            aria-invalid=${this.error ? 'true' : nothing}
            .value=${live(this.typed)}
            @input=${(event: Event) => this.#type(event)}
            @keydown=${(event: KeyboardEvent) => this.#press(event)}
            @change=${() => this.take()}
          />
        </div>`,
      )}
      <datalist id="known">${this.#suggestions.map((tag) => html`<option value=${tag}></option>`)}</datalist>
    </div>`;
  }

  #renderTag(tag: string) {
    return html`<span class="tag" part="tag">
      <bdi>${tag}</bdi>
      <button type="button" aria-label=${this.#locale.t('removeTag', { tag })} @click=${() => this.#remove(tag)}>${closeIcon(12)}</button>
    </span>`;
  }
}

define('portal-admin-tag-field', PortalAdminTagField);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-tag-field': PortalAdminTagField;
  }
}
