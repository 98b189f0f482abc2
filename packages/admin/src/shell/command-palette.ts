import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { arrowRightIcon, searchIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import type { AdminScope } from '../core/admin-context.js';
import type { Command } from '../core/commands.js';
import { areaMessages } from './area-messages.js';
import { commandPaletteStyles } from './command-palette.styles.js';
import { filterCommands, sortCommands } from './filter-commands.js';

const PAUSE = 150;
const MOST = 50;

/**
 * @internal
 * @tagname portal-admin-palette
 * @summary Finds areas, actions and things by what is typed; arrow keys choose, Enter runs.
 */
export class PortalAdminPalette extends LitElement {
  static override styles = [hostStyles, commandPaletteStyles];

  @property({ attribute: false }) scope!: AdminScope;
  @state() private text = '';
  @state() private at = 0;
  @state() private found: readonly Command[] = [];

  readonly #locale = new LocaleController(this, areaMessages);
  #asked: AbortController | undefined;
  #commands: readonly Command[] = [];

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  override willUpdate(): void {
    const { scopes } = this.scope.session;
    const all = this.scope.commands.all.filter(({ scope }) => !scope || scopes.includes(scope));
    this.#commands = [...filterCommands(all, this.text), ...sortCommands(this.found, this.text)].slice(0, MOST);
    this.at = Math.max(0, Math.min(this.at, this.#commands.length - 1));
  }

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asked?.abort();
  }

  readonly #typed = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.at = 0;
    void this.#search(this.text.trim());
  };

  async #search(text: string): Promise<void> {
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    if (text.length < 2) {
      this.found = [];
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (signal.aborted) return;
    const answers = this.scope.commands.searches.map((search) => search(text, signal).catch(() => []));
    const found = (await Promise.all(answers)).flat();
    if (!signal.aborted) this.found = found;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const last = this.#commands.length - 1;
    const next = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, PageDown: last, PageUp: 0 }[event.key];
    if (next !== undefined) this.at = next > last ? 0 : next < 0 ? last : next;
    else if (event.key === 'Enter' && !event.isComposing) this.#run(this.#commands[this.at]);
    else return;
    event.preventDefault();
  };

  #run(command: Command | undefined): void {
    if (!command) return;
    this.#close();
    command.run();
  }

  /** Closed before it is taken away, so that the focus goes back where it was. */
  #close(): void {
    this.dialog.close();
    this.remove();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const chosen = this.#commands[this.at];
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <dialog aria-label=${t('paletteName')} @close=${() => this.remove()} @click=${this.#clicked}>
        <div class="box">
          <div class="ask">
            ${searchIcon(20)}
            <input
              type="text"
              role="combobox"
              aria-label=${t('palette')}
              aria-expanded="true"
              aria-controls="commands"
              aria-autocomplete="list"
              aria-activedescendant=${chosen ? `command-${this.at}` : nothing}
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              placeholder=${t('palette')}
              autofocus
              @input=${this.#typed}
              @keydown=${this.#pressed}
            />
          </div>
          <div id="commands" role="listbox" aria-label=${t('paletteName')}>
            ${this.#commands.map((command, index) => this.#renderCommand(command, index))}
          </div>
          <p class="count" role="status">${this.#renderCount()}</p>
        </div>
      </dialog>
    </div>`;
  }

  readonly #clicked = (event: Event): void => {
    if (event.target === this.dialog) this.#close();
  };

  #renderCount() {
    const { t } = this.#locale;
    if (this.#commands.length === 0) return t('paletteEmpty', { text: this.text });
    return html`<span class="visually-hidden">${t('paletteCount', { count: this.#commands.length })}</span>`;
  }

  #renderCommand(command: Command, index: number) {
    return html`<div
      class="command"
      id="command-${index}"
      role="option"
      aria-selected=${index === this.at ? 'true' : 'false'}
      @pointermove=${() => (this.at = index)}
      @click=${() => this.#run(command)}
    >
      ${(command.icon ?? arrowRightIcon)()}<span class="label">${command.label}</span>
      ${command.detail ? html`<span class="muted detail">${command.detail}</span>` : nothing}
    </div>`;
  }
}

/** Opens the palette over the admin. */
export function openPalette(scope: AdminScope): void {
  const palette = document.createElement('portal-admin-palette');
  palette.scope = scope;
  palette.slot = 'overlay';
  scope.root.append(palette);
}

define('portal-admin-palette', PortalAdminPalette);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-palette': PortalAdminPalette;
  }
}
