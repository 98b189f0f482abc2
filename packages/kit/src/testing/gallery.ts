import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { avatar } from '../avatar.js';
import { avatarStyles } from '../avatar.styles.js';
import { backLink } from '../back-link.js';
import { backLinkStyles } from '../back-link.styles.js';
import { breadcrumbs } from '../breadcrumbs.js';
import { breadcrumbsStyles } from '../breadcrumbs.styles.js';
import { buttonStyles } from '../button.styles.js';
import { cardStyles } from '../card.styles.js';
import { property, state } from '../decorators.js';
import { dangerButtonStyles } from '../danger-button.styles.js';
import { define } from '../define.js';
import '../dialog.js';
import { facts } from '../facts.js';
import { factsStyles } from '../facts.styles.js';
import { checkboxField, selectField, textArea, textField } from '../field.js';
import { fieldStyles } from '../field.styles.js';
import { filterChips } from '../filter-chips.js';
import { filterChipsStyles } from '../filter-chips.styles.js';
import { formSummary } from '../form-summary.js';
import { formSummaryStyles } from '../form-summary.styles.js';
import { hostStyles } from '../host.styles.js';
import { copyIcon, downloadIcon, invoiceIcon, plusIcon, trashIcon } from '../icons.js';
import { LocaleController } from '../locale-controller.js';
import '../menu.js';
import { kitMessages } from '../messages.js';
import { showMore } from '../paged-request.js';
import { panelStyles } from '../panel.styles.js';
import { progressBar } from '../progress-bar.js';
import { progressBarStyles } from '../progress-bar.styles.js';
import { skeletonCardsStyles } from '../skeleton-cards.styles.js';
import { skeletonCards, skeletonRows, skeletonText } from '../skeleton.js';
import { skeletonStyles } from '../skeleton.styles.js';
import { statusChip, type Tone } from '../status-chip.js';
import { statusChipStyles } from '../status-chip.styles.js';
import { tableStyles } from '../table.styles.js';
import { tabList, tabPanel } from '../tabs.js';
import { tabsStyles } from '../tabs.styles.js';
import { ThemeController, type ThemeName } from '../theme-controller.js';
import { time } from '../time.js';
import { toast } from '../toasts.js';
import { viewStyles } from '../view.styles.js';
import { emptyView, errorView, offlineBanner } from '../views.js';
import { galleryStyles } from './gallery.styles.js';
import { sampleTable } from './sample-table.js';

/**
 * @tagname kit-gallery
 * @summary Every primitive of the kit on one page, to look at and to run axe on.
 */
export class KitGallery extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    dangerButtonStyles,
    fieldStyles,
    statusChipStyles,
    filterChipsStyles,
    tabsStyles,
    tableStyles,
    panelStyles,
    cardStyles,
    factsStyles,
    backLinkStyles,
    avatarStyles,
    progressBarStyles,
    breadcrumbsStyles,
    skeletonStyles,
    skeletonCardsStyles,
    formSummaryStyles,
    viewStyles,
    galleryStyles,
  ];

  /** The scheme to show. */
  @property() theme: ThemeName = 'host';

  @state() private tab = 'open';
  @state() private filter = 'all';
  @state() private busy = false;
  @state() private dialogOpen = false;

  readonly #locale = new LocaleController(this, kitMessages);

  constructor() {
    super();
    new ThemeController(this, () => ({ theme: this.theme }));
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        <main class="stack wide">
          <header class="head">
            <div>
              <h1>Invoices</h1>
              <p class="muted">Everything you owe and everything you paid, in one place.</p>
            </div>
            <button class="button primary" @click=${() => (this.dialogOpen = true)}>${plusIcon()}Request an invoice</button>
          </header>
          ${this.#renderButtons()} ${this.#renderList()} ${this.#renderFields()} ${this.#renderStates()}
          ${this.#renderSmallThings()} ${this.#renderDialog()}
        </main>
      </div>
    `;
  }

  #section(title: string, content: TemplateResult) {
    return html`<section class="stack"><h2>${title}</h2>${content}</section>`;
  }

  #renderButtons() {
    return this.#section(
      'Actions',
      html`
        <div class="actions">
          <button class="button primary">Pay 240.00 €</button>
          <button class="button">${downloadIcon()}Download</button>
          <button class="button quiet">Cancel</button>
          <button class="button danger">Delete account</button>
          <button class="button danger quiet">${trashIcon()}Remove</button>
          <button class="button" disabled>Not now</button>
          <button class="button primary" aria-busy=${String(this.busy)} @click=${() => (this.busy = true)}>Press me</button>
          <button class="button primary" aria-busy="true">Paying</button>
          <button class="button" aria-busy="true">Saving</button>
          <button class="button icon-only" aria-label="Copy">${copyIcon()}</button>
          <portal-menu
            .items=${[
              { label: 'Download PDF', icon: downloadIcon, onSelect: () => toast(this, { message: 'Downloaded' }) },
              { label: 'Copy link', icon: copyIcon },
              '-' as const,
              { label: 'Remove', icon: trashIcon, danger: true },
            ]}
          ></portal-menu>
          <button class="button small" @click=${this.#toast}>Archive</button>
          <button class="link-button">A quiet link</button>
        </div>
      `,
    );
  }

  readonly #toast = (): void => {
    toast(this, { message: 'Invoice archived', tone: 'success', action: { label: 'Undo', onPress: () => {} } });
  };

  #renderList() {
    const { lang } = this.#locale;
    return html`
      <section class="stack">
        ${tabList({
          label: 'Invoices by state',
          tabs: [
            { id: 'open', label: 'Open', count: 3 },
            { id: 'paid', label: 'Paid', count: 12 },
            { id: 'drafts', label: 'Drafts' },
          ],
          selected: this.tab,
          onSelect: (id) => (this.tab = id),
        })}
        ${tabPanel(
          this.tab,
          html`<div class="stack">
            ${filterChips({
              label: 'Filter',
              chips: [
                { id: 'all', label: 'All', count: 15 },
                { id: 'due', label: 'Due soon', count: 2 },
                { id: 'overdue', label: 'Overdue' },
              ],
              selected: this.filter,
              onSelect: (id) => (this.filter = id),
            })}
            ${sampleTable(lang)} ${showMore(this.#locale, { hasMore: true, continuing: false, more: async () => {} })}
          </div>`,
        )}
      </section>
    `;
  }

  #renderFields() {
    return this.#section(
      'Profile',
      html`<form class="fields form" novalidate>
        ${formSummary(this.#locale, [{ id: 'email', message: 'Enter an e-mail address such as name@example.com' }])}
        ${textField({ id: 'name', label: 'Full name', value: 'Anna Maria von Hohenstein-Wittgenstein', autocomplete: 'name' })}
        ${textField({
          id: 'email',
          label: 'E-mail',
          type: 'email',
          value: 'anna@',
          autocomplete: 'email',
          required: true,
          error: 'Enter an e-mail address such as name@example.com',
        })}
        ${textField({ id: 'phone', label: 'Phone', type: 'tel', optional: this.#locale.kit('optional'), hint: 'For delivery only.' })}
        ${selectField({
          id: 'country',
          label: 'Country',
          value: 'de',
          options: [
            { value: 'at', label: 'Austria' },
            { value: 'de', label: 'Germany' },
          ],
        })}
        ${textArea({ id: 'about', label: 'About you', hint: 'Other members see this.', value: 'Potter, cyclist, reader.' })}
        ${checkboxField({ id: 'news', label: 'Send me news about new courses', checked: true, hint: 'At most once a month.' })}
        <div class="actions"><button class="button primary" type="button">Save changes</button></div>
      </form>`,
    );
  }

  #renderStates() {
    return html`
      ${this.#section('Loading', html`${skeletonText('Loading')}${skeletonRows('Loading', 3)}${skeletonCards('Loading')}`)}
      ${this.#section(
        'Empty, failed, offline',
        html`
          <div class="cards">
            <div class="card">
              ${emptyView({
                title: 'No invoices yet',
                text: 'Your invoices will be here as soon as there is one.',
                icon: invoiceIcon,
                action: html`<button class="button">See your courses</button>`,
              })}
            </div>
            <div class="card">
              ${errorView(this.#locale, {
                message: 'Your invoices could not be loaded. Nothing was lost.',
                requestId: 'req_01k9x2v7',
                onRetry: () => {},
              })}
            </div>
          </div>
          ${offlineBanner(this.#locale, Date.now() - 300_000)}
        `,
      )}
    `;
  }

  #renderSmallThings() {
    const { lang } = this.#locale;
    const tones: [Tone, string][] = [
      ['neutral', 'Draft'],
      ['accent', 'New'],
      ['success', 'Paid'],
      ['warning', 'Due in 3 days'],
      ['danger', 'Overdue'],
    ];
    return this.#section(
      'Small things',
      html`
        <div class="actions">${tones.map(([tone, label]) => statusChip(tone, label))}</div>
        <div class="actions">
          ${avatar({ name: 'Anna Smith', size: 'small' })} ${avatar({ name: 'Zoë' })} ${avatar({ name: '👩‍🎨 Studio' })}
          ${avatar({ name: '' })} ${avatar({ name: 'Ludwig van Beethoven', size: 'large' })}
        </div>
        ${breadcrumbs('Where you are', [{ label: 'Courses', href: '#' }, { label: 'Pottery', href: '#' }, { label: 'Glazing' }])}
        ${backLink({ label: 'All invoices', href: '#' })}
        ${progressBar({ label: '7 of 12 lessons', value: 7 / 12, lang })}
        ${facts([
          ['Number', 'INV-0042'],
          ['Issued', time(Date.now() - 90_000_000, lang)],
          ['Billed to', 'Anna Smith, Long Street 12, 10115 Berlin'],
          ['Nothing', undefined],
        ])}
      `,
    );
  }

  #renderDialog() {
    return html`
      <portal-dialog heading="Request an invoice" ?open=${this.dialogOpen} .onClose=${() => (this.dialogOpen = false)}>
        <div class="fields">
          <p class="muted">We send it to your e-mail address, usually within a day.</p>
          ${textField({ id: 'reference', label: 'Your reference', autocomplete: 'off' })}
        </div>
        ${
          this.dialogOpen
            ? html`<button slot="actions" class="button" @click=${() => (this.dialogOpen = false)}>Cancel</button>
              <button slot="actions" class="button primary">Send request</button>`
            : nothing
        }
      </portal-dialog>
    `;
  }
}

define('kit-gallery', KitGallery);

declare global {
  interface HTMLElementTagNameMap {
    'kit-gallery': KitGallery;
  }
}
