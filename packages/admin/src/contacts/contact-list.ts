import './bulk-bar.js';
import './text-dialog.js';

import type { ContactEntry, ContactFilterQuery, Segment } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField, selectField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
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
import { contactFilters, type FilterChange } from './contact-filters.js';
import { contactListStyles } from './contact-list.styles.js';
import { toAddress, toQuery } from './contact-query.js';
import { ContactSegments, segmentPicker } from './contact-segments.js';
import { contactTable, pageTick } from './contact-table.js';
import { contactsMessages } from './messages.js';
import { Selection } from './selection.js';
import type { TextQuestion } from './text-dialog.js';

type Sort = 'newest' | 'name' | 'login';
interface Found {
  items: readonly ContactEntry[];
  nextCursor: string | null;
  total: number | null;
}

const PAGE = 50;
const PAUSE = 200;

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
  @state() private typed = '';
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

  readonly #tags = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) =>
      (await this.#admin.client.get('/api/admin/tags', { signal })).items.map(({ tag }) => tag),
  });
  readonly #saved = new ContactSegments(this.#admin, this.#locale);

  constructor() {
    super();
    this.#admin.onChange(['contacts', 'merges', 'imports', 'segments'], () => {
      for (const each of [this.#contacts, this.#segments, this.#tags]) void each.run();
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
    this.typed = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.q = text.trim();
      this.#startOver();
    }, PAUSE);
  }

  /** The filter stands in the address, so that a reload and the way back find it again. */
  #filterBy(change: FilterChange): void {
    const text = toAddress({ ...this.query, ...change } as ContactFilterQuery);
    this.#admin.navigate(text ? `contacts/${text}` : 'contacts', { replace: true });
  }

  #saveSegment(): void {
    this.question = this.#saved.saving(this.#asked, ({ id }) => {
      this.q = this.typed = '';
      this.#admin.navigate(`contacts/${toAddress({ segment: id })}`, { replace: true });
    });
  }

  get #asked(): ContactFilterQuery {
    return { ...this.query, ...(this.q && { q: this.q }) };
  }

  #clear(): void {
    this.q = this.typed = '';
    this.#admin.navigate('contacts', { replace: true });
  }

  get #isFiltered(): boolean {
    return this.q !== '' || Object.keys(this.query).length > 0;
  }

  async #export(): Promise<void> {
    try {
      const { saveFile } = await import('@client-portal/kit/save-file.js');
      saveFile(await this.#admin.client.file('/api/admin/contacts.csv', { query: this.#asked }), 'contacts.csv');
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${this.#renderTools()}
      ${contactFilters({
        ...{ locale: this.#locale, query: this.query, tags: this.#tags.value ?? [] },
        onFilter: (change) => this.#filterBy(change),
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
    const mayWrite = this.#admin.can('contacts:write');
    return html`<div class="tools">
        <div class="grow">
          ${textField({ id: 'q', label: t('search'), type: 'search', value: this.typed, autocomplete: 'off', maxlength: 100, onInput: (text) => this.#search(text) })}
        </div>
        ${segmentPicker({
          ...{ locale: this.#locale, segments: this.#segments.value ?? [], selected: this.query.segment },
          onSelect: (segment) => this.#filterBy({ segment }),
          ...(mayWrite && {
            onRename: (segment: Segment) => (this.question = this.#saved.renaming(segment)),
            onRemove: (segment: Segment) => void this.#saved.remove(segment, () => this.#filterBy({ segment: '' })),
          }),
        })}
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
          this.#isFiltered && !this.query.segment && mayWrite
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
        <button class="button" type="button" part="clear" @click=${() => this.#clear()}>${t('clear')}</button>
      </div>`;
  }

  #renderPage({ items, nextCursor, total }: Found) {
    const { t } = this.#locale;
    const count = total ?? items.length;
    const selection = this.#admin.can('contacts:write') ? this.#selection : undefined;
    return html`<div class="count">
        <p class="muted" role="status">${t('found', { count })}</p>
        ${pageTick({ locale: this.#locale, contacts: items, selection })}
      </div>
      ${contactTable({
        ...{ locale: this.#locale, contacts: items, columns: this.columns, selection },
        href: ({ id }) => this.#admin.toHref(`contacts/${id}`),
        onOpen: ({ id }, event) => this.#admin.follow(`contacts/${id}`)(event as MouseEvent),
      })}
      ${this.#renderPager(nextCursor)}
      <portal-admin-bulk-bar
        .ids=${this.#selection.ids}
        .total=${count}
        .filter=${this.#asked}
        .onDone=${() => this.#selection.clear()}
      ></portal-admin-bulk-bar>`;
  }

  #renderPager(nextCursor: string | null) {
    const { t } = this.#locale;
    if (this.cursors.length === 0 && !nextCursor) return nothing;
    const isFirst = this.cursors.length === 0;
    const back = () => (this.cursors = this.cursors.slice(0, -1));
    const on = () => (this.cursors = [...this.cursors, nextCursor!]);
    return html`<div class="pager">
      <button class="button" part="previous" type="button" ?disabled=${isFirst} @click=${back}>${t('previous')}</button>
      <button class="button" part="next" type="button" ?disabled=${!nextCursor} @click=${on}>${t('next')}</button>
    </div>`;
  }
}

define('portal-admin-contact-list', PortalAdminContactList);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-list': PortalAdminContactList;
  }
}
