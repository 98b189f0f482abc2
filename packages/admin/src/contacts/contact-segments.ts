import '@client-portal/kit/menu.js';

import type { ContactFilterQuery, Segment } from '@client-portal/contract/admin';
import { selectField } from '@client-portal/kit/field.js';
import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import type { ContactsLocale } from './contact-columns.js';
import { toFilter } from './contact-query.js';
import type { TextQuestion } from './text-dialog.js';

/** What is done with saved filters; each says how it went. */
export class ContactSegments {
  readonly #admin: AdminController;
  readonly #locale: ContactsLocale;

  constructor(admin: AdminController, locale: ContactsLocale) {
    this.#admin = admin;
    this.#locale = locale;
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  #say(text: string): void {
    this.#admin.toast(text, { tone: 'success' });
  }

  /** Asks what to call the filter; `onSaved` may put it in use. */
  saving(query: ContactFilterQuery, onSaved: (segment: Segment) => void): TextQuestion {
    const { t } = this.#locale;
    return {
      heading: t('saveSegment'),
      label: t('segmentName'),
      maxlength: 80,
      action: t('save'),
      onSubmit: async (name) => {
        const saved = await this.#admin.client.post('/api/admin/segments', { body: { name, filter: toFilter(query) } });
        this.#say(t('segmentSaved', { name: saved.name }));
        onSaved(saved);
      },
    };
  }

  renaming({ id, name: before }: Segment): TextQuestion {
    const { t } = this.#locale;
    return {
      heading: t('renameSegment'),
      label: t('segmentName'),
      value: before,
      maxlength: 80,
      action: t('save'),
      onSubmit: async (name) => {
        await this.#admin.client.patch('/api/admin/segments/{id}', { params: { id }, body: { name } });
        this.#say(t('saved'));
      },
    };
  }

  /** The filter alone goes, so it can be made again as it was. */
  remove({ id, name, filter }: Segment, onRemoved: () => void): Promise<void> {
    const { t } = this.#locale;
    const { client } = this.#admin;
    return this.#try(async () => {
      await client.delete('/api/admin/segments/{id}', { params: { id } });
      onRemoved();
      const again = () => this.#try(() => client.post('/api/admin/segments', { body: { name, filter } }));
      const action = { label: t('undo'), onPress: () => void again() };
      this.#admin.toast(t('segmentRemoved', { name }), { tone: 'success', action });
    });
  }
}

export interface SegmentPickerOptions {
  locale: ContactsLocale;
  segments: readonly Segment[];
  selected: string | undefined;
  /** Left out for those who only read. */
  onRename?: ((segment: Segment) => void) | undefined;
  onRemove?: ((segment: Segment) => void) | undefined;
  onSelect: (id: string) => void;
}

/** Chooses a saved filter; nothing where there is none. */
export function segmentPicker({ locale, segments, selected, onSelect, onRename, onRemove }: SegmentPickerOptions) {
  const { t } = locale;
  if (segments.length === 0) return nothing;
  const chosen = segments.find(({ id }) => id === selected);
  const menu =
    chosen && onRename && onRemove
      ? html`<portal-menu
          part="segment-menu"
          button-class="icon-only"
          label=${t('more', { name: chosen.name })}
          .items=${[
            { label: t('renameSegment'), onSelect: () => onRename(chosen) },
            { label: t('removeSegment'), danger: true, onSelect: () => onRemove(chosen) },
          ]}
        ></portal-menu>`
      : nothing;
  return html`<div class="segment">
    ${selectField({
      id: 'segment',
      label: t('segment'),
      value: selected ?? '',
      options: [{ value: '', label: t('noSegment') }, ...segments.map(({ id, name }) => ({ value: id, label: name }))],
      onChange: onSelect,
    })}
    ${menu}
  </div>`;
}
