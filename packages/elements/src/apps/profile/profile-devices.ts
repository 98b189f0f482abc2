import { type PortalClient, query } from '@client-portal/client';
import type { Device } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { laptopIcon, smartphoneIcon } from '@client-portal/kit/icons.js';
import { formatRelative } from '@client-portal/kit/format.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence, LoadView } from '../../core/load-view.js';
import { PortalErrorEvent } from '../../core/portal-events.js';
import { QueryController } from '../../core/query-controller.js';
import { deviceName, isPhone } from './device-name.js';
import { accountMessages } from './account-messages.js';
import { profileSection, SILENT } from './profile-section.js';
import { profileStyles } from './profile.styles.js';

/**
 * @tagname portal-profile-devices
 * @internal
 * @summary Where a client is signed in, and the way to sign out elsewhere, inside the profile panel.
 */
export class PortalProfileDevices extends LitElement {
  static override styles = [hostStyles, buttonStyles, statusChipStyles, viewStyles, skeletonStyles, profileStyles];

  @property({ attribute: false }) client: PortalClient | undefined;
  @property({ attribute: false }) level = 3;

  @state() private ending = '';
  @state() private complaint = '';
  @state() private said = SILENT;

  readonly #locale = new LocaleController(this, accountMessages);
  readonly #devices = new QueryController(this, () => this.client && query(this.client, '/api/sessions'));
  readonly #view = new LoadView(this, this.#locale, this.#devices);
  readonly #end = new Action<[Device]>(
    this,
    (device) => this.#endOne(device),
    (error) => this.#fail(error),
  );
  readonly #endOthers = new Action(
    this,
    () => this.#endAllOthers(),
    (error) => this.#fail(error),
  );

  async #endOne(device: Device): Promise<void> {
    const { t } = this.#locale;
    this.complaint = '';
    this.said = SILENT;
    await this.client!.delete('/api/sessions/{id}', { params: { id: device.id } });
    await this.#devices.reload();
    this.said = () => t('signedOut', { device: deviceName(device.userAgent, t) });
    this.#focusHeading();
  }

  async #endAllOthers(): Promise<void> {
    this.complaint = '';
    this.said = SILENT;
    const { ended } = await this.client!.delete('/api/sessions');
    await this.#devices.reload();
    this.said = () => this.#locale.t('signedOutOthers', { count: ended });
    this.#focusHeading();
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    // It has ended meanwhile, which is what was wanted.
    if (error.code === 'not_found') return void this.#devices.reload();
    this.complaint = failureSentence(this.#locale, error);
    this.dispatchEvent(new PortalErrorEvent(error));
  }

  // The button that was pressed is gone with its row.
  #focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    const { complaint, level } = this;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${profileSection(
          { id: 'devices', heading: t('devices'), level, complaint },
          html`
            ${this.#view.render(this.#devices.value?.items, {
              skeleton: () => skeletonRows(t('loading'), 2),
              content: (items) => this.#renderDevices(items),
              gone: () => nothing,
            })}
            <p class="said" role="status">${this.said()}</p>
          `,
        )}
      </div>
    `;
  }

  #renderDevices(devices: readonly Device[]) {
    const sorted = [...devices].sort((a, b) => Number(b.current) - Number(a.current) || b.seenAt - a.seenAt);
    const others = devices.filter(({ current }) => !current).length;
    return html`
      <ul class="list">
        ${sorted.map((device) => this.#renderDevice(device))}
      </ul>
      ${
        others > 1
          ? html`<p>
            <button class="button" part="sign-out-others" type="button" aria-busy=${this.#endOthers.busy ? 'true' : 'false'} @click=${() => this.#endOthers.run()}>
              ${this.#locale.t('signOutOthers', { count: others })}
            </button>
          </p>`
          : nothing
      }
    `;
  }

  #renderDevice(device: Device) {
    const { t, lang } = this.#locale;
    const name = deviceName(device.userAgent, t);
    const facts = [
      device.current ? '' : t('deviceSeen', { when: formatRelative(device.seenAt, lang) }),
      device.origin ? t('deviceOn', { site: new URL(device.origin).host }) : '',
    ];
    return html`
      <li part=${device.current ? 'device current' : 'device'}>
        <div class="line">
          <div class="item">
            ${(isPhone(device.userAgent ?? '') ? smartphoneIcon : laptopIcon)()}
            <span>
              <span class="name">${name} ${device.current ? statusChip('success', t('deviceHere')) : nothing}</span>
              <span class="muted">${facts.filter(Boolean).join(' · ')}</span>
            </span>
          </div>
          ${device.current ? nothing : this.#renderEnd(device, name)}
        </div>
      </li>
    `;
  }

  #renderEnd(device: Device, name: string) {
    const { t } = this.#locale;
    return html`<button
      class="button small"
      part="sign-out"
      type="button"
      aria-label=${t('signOutOne', { device: name })}
      aria-busy=${this.#end.busy && this.ending === device.id ? 'true' : 'false'}
      @click=${() => {
        this.ending = device.id;
        void this.#end.run(device);
      }}
    >
      ${t('signOut')}
    </button>`;
  }
}

define('portal-profile-devices', PortalProfileDevices);

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile-devices': PortalProfileDevices;
  }
}
