import './portal-admin-preview-page.js';
import '../client-search.js';

import type { Portal } from '@client-portal/contract';
import type { ContactEntry, Settings, SettingsPatch } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { settingsMessages } from '../messages.js';
import { elements } from './load-elements.js';
import { previewStyles } from './portal-admin-preview.styles.js';
import { PreviewClient } from './preview-client.js';
import { sampleAnswer, toPortal } from './sample-portal.js';

const SETTLE = 400;
type Viewer = 'sample' | 'visitor' | 'contact';

/**
 * @internal
 * @tagname portal-admin-preview
 * @summary The portal's own elements with settings that are not saved yet.
 */
export class PortalAdminPreview extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, previewStyles];

  /** As they are being edited. */
  @property({ attribute: false }) settings!: Settings;

  /** What of them is not saved. */
  @property({ attribute: false }) changes: SettingsPatch | undefined;

  /** What to show first. */
  @property({ attribute: false }) start: 'portal' | 'sign-in' = 'portal';

  @state() private viewer: Viewer | undefined;
  @state() private contact: ContactEntry | undefined;
  @state() private background: 'light' | 'dark' = 'light';
  @state() private width: 'wide' | 'phone' = 'wide';
  @state() private ready = false;
  @state() private failed = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  #client: PreviewClient | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    queueMicrotask(() => this.isConnected && void this.#open());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #open(): Promise<void> {
    const { url } = this.#admin.client;
    this.#client ??= new PreviewClient(url);
    this.#client.source = (path, signal) => this.#answer(path, signal);
    try {
      await elements.load(url);
      this.#show(true);
      this.ready = true;
    } catch {
      this.failed = true;
    }
  }

  get #viewer(): Viewer {
    return this.viewer ?? (this.start === 'sign-in' ? 'visitor' : 'sample');
  }

  override willUpdate(changed: PropertyValues): void {
    if (!this.#client || !['settings', 'viewer', 'contact', 'start'].some((name) => changed.has(name))) return;
    this.#show(changed.has('viewer') || changed.has('contact') || changed.has('start'));
  }

  /** A sample is drawn with every letter; a client's own view is asked for when the typing rests. */
  #show(stale: boolean): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    if (this.#viewer !== 'contact')
      return this.#client!.show(toPortal(this.settings, this.#viewer === 'sample'), stale);
    if (!this.contact) return this.#client!.show(toPortal(this.settings, false), stale);
    this.#timer = setTimeout(() => void this.#look(stale), SETTLE);
  }

  async #look(stale: boolean): Promise<void> {
    const turn = this.#turn;
    const portal = (await this.#ask('/api/portal').catch(() => undefined)) as Portal | undefined;
    if (!portal || turn !== this.#turn) return;
    this.#client!.show({ ...portal, brand: toPortal(this.settings, true).brand }, stale);
  }

  async #answer(path: string, signal: AbortSignal | undefined): Promise<unknown> {
    if (this.#viewer === 'contact' && this.contact) return this.#ask(path, signal);
    const sample = sampleAnswer(this.settings, path);
    if (sample === undefined) throw new PortalError('not_found', 'There is no sample of this');
    return sample;
  }

  async #ask(path: string, signal?: AbortSignal): Promise<unknown> {
    const { changes, contact } = this;
    const { status, body } = await this.#admin.client.post('/api/admin/settings/preview', {
      body: { path, ...(changes && { changes }), ...(contact && { contactId: contact.id }) },
      signal,
    });
    if (status < 400) return body;
    const { code = 'not_found', detail = '' } = (body ?? {}) as { code?: PortalError['code']; detail?: string };
    throw new PortalError(code, detail);
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<section class="portal preview" lang=${lang} dir=${dir} aria-label=${t('preview')}>
      <p class="muted">${t('previewText')}</p>
      ${this.#renderHead()}
      ${
        this.contact && this.#viewer === 'contact'
          ? html`<p class="muted" role="status">${t('looking', { name: this.#nameOf(this.contact) })}</p>`
          : nothing
      }
      ${this.failed ? html`<p role="status">${t('previewFailed')}</p>` : nothing}
      ${
        this.ready
          ? html`<div class="page ${this.width}" part="page" tabindex="-1">
            <portal-admin-preview-page
              .client=${this.#client!}
              .settings=${this.settings}
              .background=${this.background}
              .still=${this.#viewer === 'visitor'}
            ></portal-admin-preview-page>
          </div>`
          : nothing
      }
    </section>`;
  }

  #nameOf({ firstName, lastName, email }: ContactEntry): string {
    return [firstName, lastName].filter(Boolean).join(' ') || email || '';
  }

  #renderHead() {
    const { t } = this.#locale;
    const mayLook = this.#admin.can('view-as:write') && this.#admin.can('contacts:read');
    const viewers = mayLook ? (['sample', 'visitor', 'contact'] as const) : (['sample', 'visitor'] as const);
    return html`<div class="head">
      ${selectField({
        id: 'viewer',
        label: t('previewAs'),
        value: this.#viewer,
        options: viewers.map((value) => ({ value, label: t(`previewAs:${value}`) })),
        onChange: (value) => (this.viewer = value as Viewer),
      })}
      ${selectField({
        id: 'background',
        label: t('backgroundOf'),
        value: this.background,
        options: (['light', 'dark'] as const).map((value) => ({ value, label: t(value) })),
        onChange: (value) => (this.background = value as 'light'),
      })}
      ${selectField({
        id: 'width',
        label: t('widthOf'),
        value: this.width,
        options: (['wide', 'phone'] as const).map((value) => ({ value, label: t(value) })),
        onChange: (value) => (this.width = value as 'wide'),
      })}
      ${
        this.#viewer === 'contact'
          ? html`<portal-admin-client-search .onPick=${(contact: ContactEntry) => (this.contact = contact)}></portal-admin-client-search>`
          : nothing
      }
    </div>`;
  }
}

define('portal-admin-preview', PortalAdminPreview);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-preview': PortalAdminPreview;
  }
}
