import type { AccessStep, Grant } from '@client-portal/contract/admin';
import { APP_IDS } from '@client-portal/contract/apps';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
import { define } from '@client-portal/kit/define.js';
import { selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { appName } from '../core/app-name.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageStyles } from '../core/page.styles.js';
import { contactPageStyles } from './contact-page.styles.js';
import { contactsMessages, type ContactsKey } from './messages.js';

interface Decision {
  allowed: boolean;
  steps: readonly AccessStep[];
}

const TONES = { active: 'success', scheduled: 'accent', ended: 'neutral', revoked: 'danger' } as const;

type Translate = (key: ContactsKey) => string;

const named = (t: Translate, key: string, otherwise: string): string =>
  key in contactsMessages.english ? t(key as ContactsKey) : otherwise;

const resourceName = (t: Translate, resource: string): string => named(t, resource, resource);

/**
 * @internal
 * @tagname portal-admin-contact-access
 * @summary What was given to a contact, and why it sees something or does not.
 */
export class PortalAdminContactAccess extends LitElement {
  static override styles = [
    dateFieldStyles,
    hostStyles,
    buttonStyles,
    denseTableStyles,
    fieldStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    pageStyles,
    contactPageStyles,
  ];

  @property({ attribute: false }) contact = '';
  @state() private app: (typeof APP_IDS)[number] = APP_IDS[0];
  @state() private until = '';
  @state() private reason = '';
  @state() private asked = `app:${APP_IDS[0]}`;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #grants = new RequestTask(this, {
    args: () => [this.contact] as const,
    task: async ([id], { signal }) =>
      (await this.#admin.client.get('/api/admin/contacts/{id}/grants', { params: { id }, signal })).items,
  });
  readonly #decision = new RequestTask(this, {
    args: () => [this.contact, this.asked] as const,
    task: async ([contact, resource], { signal }): Promise<Decision> =>
      this.#admin.client.get('/api/admin/access', { query: { contact, resource }, signal }),
  });
  readonly #give = new Action(
    this,
    () => this.#grant(),
    (error) => this.#fail(error),
  );

  constructor() {
    super();
    this.#admin.onChange(['contacts', 'grants', 'settings'], () => {
      void this.#grants.run();
      void this.#decision.run();
    });
  }

  #fail(error: unknown): void {
    this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
  }

  async #grant(): Promise<void> {
    const endsAt = this.until ? new Date(`${this.until}T23:59:59`).getTime() : null;
    const body = { resource: `app:${this.app}` as const, endsAt, reason: this.reason };
    await this.#admin.client.post('/api/admin/contacts/{id}/grants', { params: { id: this.contact }, body });
    this.reason = this.until = '';
    this.#admin.toast(this.#locale.t('given'), { tone: 'success' });
  }

  async #take({ id }: Grant): Promise<void> {
    try {
      await this.#admin.client.delete('/api/admin/grants/{id}', { params: { id } });
      this.#admin.toast(this.#locale.t('taken'), { tone: 'success' });
    } catch (error) {
      this.#fail(error);
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      <section class="section">
        <h2>${t('grants')}</h2>
        ${this.#load.render(this.#grants, {
          skeleton: () => skeletonRows(t('loading'), 2),
          content: (grants) =>
            grants.length > 0 ? this.#renderGrants(grants) : html`<p class="muted">${t('noGrants')}</p>`,
        })}
        ${this.#admin.can('contacts:write') ? this.#renderGive() : nothing}
      </section>
      <section class="section">
        <h2>${t('why')}</h2>
        ${this.#renderExplanation()}
      </section>
    </div>`;
  }

  #renderGrants(grants: readonly Grant[]) {
    const { lang, t } = this.#locale;
    return table({
      caption: t('grants'),
      rows: grants,
      key: ({ id }) => id,
      columns: [
        {
          id: 'resource',
          label: t('resource'),
          cell: ({ resource, reason }) =>
            html`${resourceName(t, resource)}${reason ? html`<span class="muted detail">${reason}</span>` : nothing}`,
        },
        {
          id: 'status',
          label: t('status'),
          plain: true,
          cell: ({ status }) => statusChip(TONES[status], t(`status:${status}`)),
        },
        { id: 'source', label: t('source'), cell: ({ source }) => named(t, `source:${source}`, source) },
        { id: 'starts', label: t('starts'), tight: true, cell: ({ startsAt }) => time(startsAt, lang) },
        {
          id: 'ends',
          label: t('ends'),
          tight: true,
          cell: ({ endsAt }) => (endsAt === null ? t('noEnd') : time(endsAt, lang)),
        },
      ],
      ...(this.#admin.can('contacts:write') && {
        actionsLabel: t('actions'),
        actions: (grant: Grant) =>
          grant.status === 'active' || grant.status === 'scheduled'
            ? html`<button class="button small quiet" part="revoke" type="button" @click=${() => void this.#take(grant)}>${t('take')}</button>`
            : nothing,
      }),
    });
  }

  #renderGive() {
    const { t } = this.#locale;
    return html`<form
      class="row"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#give.run();
      }}
    >
      ${selectField({
        id: 'app',
        label: t('grant'),
        value: this.app,
        options: APP_IDS.map((app) => ({ value: app, label: appName(app, this.#locale.lang) })),
        onChange: (app) => (this.app = app as typeof this.app),
      })}
      ${textField({ id: 'until', label: t('ends'), optional: t('optional'), type: 'date', value: this.until, onInput: (until) => (this.until = until) })}
      ${textField({ id: 'reason', label: t('reason'), optional: t('optional'), value: this.reason, maxlength: 500, autocomplete: 'off', onInput: (reason) => (this.reason = reason) })}
      <button class="button" part="give" type="submit" aria-busy=${this.#give.busy ? 'true' : 'false'}>${t('giveSubmit')}</button>
    </form>`;
  }

  #renderExplanation() {
    const { t } = this.#locale;
    return html`<form
        class="row"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          const field = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('input');
          this.asked = field?.value.trim() || this.asked;
        }}
      >
        ${textField({ id: 'what', label: t('explainWhat'), value: this.asked, autocomplete: 'off', maxlength: 64 })}
        <button class="button" part="explain" type="submit">${t('explain')}</button>
      </form>
      ${this.#load.render(this.#decision, {
        skeleton: () => skeletonRows(t('loading'), 3),
        content: ({ allowed, steps }) => html`
          <p part="decision">${statusChip(allowed ? 'success' : 'danger', t(allowed ? 'decision:yes' : 'decision:no'))}</p>
          <ol class="timeline">
            ${steps.map(
              ({ step, passed, reason, params }) => html`<li>
                <span>${statusChip(passed ? 'success' : 'danger', t(`step:${step}`))} ${t(`reason:${reason}` as ContactsKey)}</span>
                <span class="muted">${params['tags'] ?? params['reason'] ?? ''}</span>
              </li>`,
            )}
          </ol>
        `,
      })}`;
  }
}

define('portal-admin-contact-access', PortalAdminContactAccess);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-access': PortalAdminContactAccess;
  }
}
