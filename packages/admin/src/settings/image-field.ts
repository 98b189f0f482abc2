import type { ImageKind } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { uploadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { imageFieldStyles } from './image-field.styles.js';
import { settingsMessages } from './messages.js';
import { type PaletteColor, readPalette } from './palette.js';
import { swatches } from './swatches.js';

const TYPES = 'image/png,image/jpeg,image/webp,image/gif';
const SIZES: Record<ImageKind, string> = { logo: '512 KB', favicon: '512 KB', image: '1 MB' };

/**
 * @internal
 * @tagname portal-admin-image-field
 * @summary A picture of the brand: uploaded at once, used when the settings are saved.
 */
export class PortalAdminImageField extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, imageFieldStyles];

  @property({ attribute: false }) kind!: ImageKind;
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) url: string | null = null;
  @property({ attribute: false }) error: string | undefined;
  @property({ attribute: false }) disabled = false;
  @property({ attribute: false }) accent: string | null = null;
  @property({ attribute: false }) onChange!: (url: string | null) => void;

  /** Takes a colour of the picture as the accent; no colours are proposed without it. */
  @property({ attribute: false }) onAccent: ((color: string) => void) | undefined;

  @state() private failure = '';
  @state() private palette: readonly PaletteColor[] = [];

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  readonly #upload = new Action(
    this,
    (file: File) => this.#send(file),
    (error) => (this.failure = failureSentence(this.#locale, error)),
  );

  async #send(file: File): Promise<void> {
    this.failure = '';
    const [{ url }, palette] = await Promise.all([
      this.#admin.client.put('/api/admin/images/{kind}', {
        params: { kind: this.kind },
        query: { draft: 'true' },
        body: file,
        contentType: file.type || 'application/octet-stream',
      }),
      this.onAccent ? readPalette(file) : [],
    ]);
    this.palette = palette;
    this.onChange(url);
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.#upload.run(file);
  };

  #remove(): void {
    this.palette = [];
    this.onChange(null);
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const { url } = this;
    const problem = this.failure || this.error;
    return html`<div class="portal field" lang=${lang} dir=${dir}>
      <span class="name" id="name">${this.label}</span>
      ${url ? html`<img part="picture" class=${this.kind} src=${url} alt=${this.label} />` : nothing}
      ${this.disabled ? nothing : this.#renderActions()}
      <span class="hint" id="hint">${t('imageHint', { size: SIZES[this.kind] })}</span>
      <span class="problem" role="alert">${problem ?? ''}</span>
      ${this.onAccent && this.palette.length > 0 ? swatches({ t, palette: this.palette, accent: this.accent, onTake: this.onAccent }) : nothing}
    </div>`;
  }

  #renderActions() {
    const { t } = this.#locale;
    return html`<span class="actions">
      <label class="button small" aria-busy=${String(this.#upload.busy)}>
        ${uploadIcon()}${t(this.url ? 'replace' : 'upload')}
        <input
          class="visually-hidden"
          part="file"
          type="file"
          accept=${TYPES}
          aria-label="${t(this.url ? 'replace' : 'upload')}: ${this.label}"
          aria-describedby="hint"
          @change=${this.#choose}
        />
      </label>
      ${this.url ? html`<button class="button small" part="remove" type="button" @click=${() => this.#remove()}>${t('remove')}</button>` : nothing}
    </span>`;
  }
}

define('portal-admin-image-field', PortalAdminImageField);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-image-field': PortalAdminImageField;
  }
}
