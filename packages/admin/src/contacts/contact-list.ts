import './bulk-bar.js';
import './text-dialog.js';

import type { ContactEntry, ContactFilterQuery, Segment } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField, selectField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { filterChipsStyles } from '@client-portal/kit/filter-chips.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { searchIcon } from '@client-portal/kit/icons.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageStyles } from '../core/page.styles.js';
import { columnPicker, readColumns, storeColumns } from './contact-columns.js';
import { contactListStyles } from './contact-list.styles.js';
import { contactTable } from './contact-table.js';
import { contactsMessages } from './messages.js';
import { Selection } from './selection.js';
import type { TextQuestion } from './text-dialog.js';

type Sort = 'newest' | 'name' | 'login';
interface Found {
  items: readonly ContactEntry[];
  nextCursor: string | null;
  total: number | null;
}

type State = NonNullable<ContactFilterQuery['state']>;

const STATES: readonly (State | 'all')[] = ['all', 'joined', 'invited', 'eligible', 'requested', 'suspended', 'none'];
const PAGE = 50;
const PAUSE = 200;

/** `state=joined;tag=vip`, as it stands in the address. */
const toQuery = (filter: string): ContactFilterQuery =>
  Object.fromEntries(
    filter.split(';').flatMap((part) => (/^(state|tag|segment|source)=./.test(part) ? [part.split('=')] : [])),
  );

/**
 * @internal
 * @tagname portal-admin-contact-list
 * @summary Finds contacts, a page at a time, and does things to many of them.
 */
export class PortalAdminContactList extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    filterChipsStyles,
    denseTableStyles,
    fieldStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    pageStyles,
    contactListStyles,
  ];

  /** As it stands in the address. */
  @property({ attribute: false }) filter = '';
  @state() private query: ContactFilterQuery = {};
  @state() private q = '';
  @state() private sort: Sort = 'newest';
  /** The cursors of the pages up to this one; the first has none. */
  @state() private cursors: readonly string[] = [];
  @state() private columns = readColumns();
  @state() private question: TextQuestion | undefined;

  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #selection = new Selection(this);
  readonly #contacts = new RequestTask(this, {
    args: () => [this.query, this.q, this.sort, this.cursors] as const,
    task: async ([query, q, sort, cursors], { signal }): Promise<Found> => {
      const cursor = cursors.at(-1);
      const all = { ...query, ...(q && { q }), sort, limit: PAGE, total: 'true' as const, ...(cursor && { cursor }) };
      return this.#admin.client.get('/api/admin/contacts', { query: all, signal });
    },
  });
  readonly #segments = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/segments', { signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(['contacts', 'merges', 'imports', 'segments'], () => {
      void this.#contacts.run();
      void this.#segments.run();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('filter')) return;
    this.query = toQuery(this.filter);
    this.#startOver();
  }

  #startOver(): void {
    this.cursors = [];
    this.#selection.clear();
  }

  #search(text: string): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.q = text.trim();
      this.#startOver();
    }, PAUSE);
  }

  /** The filter stands in the address, so that a reload and the way back find it again. */
  #filterBy(change: ContactFilterQuery): void {
    const wanted = Object.entries({ ...this.query, ...change }).filter(([, value]) => value);
    const text = wanted.map(([name, value]) => `${name}=${value}`).join(';');
    this.#admin.navigate(text ? `contacts/${text}` : 'contacts', { replace: true });
  }

  #saveSegment(): void {
    const { t } = this.#locale;
    const { segment: _, hasEmail: __, bounced: ___, ...rest } = this.query;
    const filter = { ...rest, ...(this.q && { q: this.q }) };
    this.question = {
      heading: t('saveSegment'),
      label: t('segmentName'),
      maxlength: 80,
      action: t('save'),
      onSubmit: async (name) => {
        await this.#admin.client.post('/api/admin/segments', { body: { name, filter } });
        this.#admin.toast(t('segmentSaved', { name }), { tone: 'success' });
      },
    };
  }

  get #isFiltered(): boolean {
    return this.q !== '' || Object.keys(this.query).length > 0;
  }

  async #export(): Promise<void> {
    try {
      const query = { ...this.query, ...(this.q && { q: this.q }) };
      const { saveBlob } = await import('../audit/save-blob.js');
      saveBlob(await this.#admin.client.file('/api/admin/contacts.csv', { query }), 'contacts.csv');
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${this.#renderTools()}
      ${filterChips({
        label: t('filters'),
        chips: STATES.map((id) => ({ id, label: t(`state:${id}`) })),
        selected: this.query.state ?? 'all',
        onSelect: (id) => this.#filterBy({ state: id === 'all' ? undefined : (id as State) } as ContactFilterQuery),
      })}
      ${this.#load.render(this.#contacts, {
        skeleton: () => skeletonRows(t('loading'), 8),
        content: (page) => (page.items.length === 0 ? this.#renderNobody() : this.#renderPage(page)),
      })}
      <portal-admin-text-dialog .question=${this.question} .onClose=${() => (this.question = undefined)}></portal-admin-text-dialog>
    </div>`;
  }

  #renderTools() {
    const { t } = this.#locale;
    const segments: readonly Segment[] = this.#segments.value ?? [];
    return html`<div class="tools">
        <div class="grow">
          ${textField({ id: 'q', label: t('search'), type: 'search', autocomplete: 'off', maxlength: 100, onInput: (text) => this.#search(text) })}
        </div>
        ${
          segments.length > 0
            ? selectField({
                id: 'segment',
                label: t('segment'),
                value: this.query.segment ?? '',
                options: [
                  { value: '', label: t('noSegment') },
                  ...segments.map(({ id, name }) => ({ value: id, label: name })),
                ],
                onChange: (segment) => this.#filterBy({ segment }),
              })
            : nothing
        }
        ${selectField({
          id: 'sort',
          label: t('sort'),
          value: this.sort,
          options: (['newest', 'name', 'login'] as const).map((value) => ({ value, label: t(`sort:${value}`) })),
          onChange: (sort) => {
            this.sort = sort as Sort;
            this.#startOver();
          },
        })}
        ${
          this.#isFiltered && this.#admin.can('contacts:write')
            ? html`<button class="button" part="save-segment" type="button" @click=${() => this.#saveSegment()}>${t('saveSegment')}</button>`
            : nothing
        }
        <button class="button" part="export" type="button" @click=${() => void this.#export()}>${t('export')}</button>
      </div>
      ${columnPicker(this.#locale, this.columns, (columns) => {
        this.columns = columns;
        storeColumns(columns);
      })}`;
  }

  #renderNobody() {
    const { t } = this.#locale;
    if (!this.#isFiltered) return emptyView({ title: t('empty'), text: t('emptyText'), icon: searchIcon });
    return html`${emptyView({ title: t('nobody'), text: t('nobodyText'), icon: searchIcon })}
      <div class="actions">
        <button class="button" type="button" @click=${() => this.#admin.navigate('contacts', { replace: true })}>${t('clear')}</button>
      </div>`;
  }

  #renderPage({ items, nextCursor, total }: Found) {
    const { t } = this.#locale;
    const count = total ?? items.length;
    return html`<p class="muted" role="status">${t('found', { count })}</p>
      ${contactTable({
        locale: this.#locale,
        contacts: items,
        columns: this.columns,
        selection: this.#admin.can('contacts:write') ? this.#selection : undefined,
        href: ({ id }) => this.#admin.toHref(`contacts/${id}`),
        onOpen: ({ id }, event) => this.#admin.follow(`contacts/${id}`)(event as MouseEvent),
      })}
      <div class="pager">
        <button class="button" part="previous" type="button" ?disabled=${this.cursors.length === 0} @click=${() => (this.cursors = this.cursors.slice(0, -1))}>
          ${t('previous')}
        </button>
        <button class="button" part="next" type="button" ?disabled=${!nextCursor} @click=${() => (this.cursors = [...this.cursors, nextCursor!])}>
          ${t('next')}
        </button>
      </div>
      <portal-admin-bulk-bar
        .ids=${this.#selection.ids}
        .total=${count}
        .filter=${{ ...this.query, ...(this.q && { q: this.q }) }}
        .onDone=${() => this.#selection.clear()}
      ></portal-admin-bulk-bar>`;
  }
}

define('portal-admin-contact-list', PortalAdminContactList);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-list': PortalAdminContactList;
  }
}
