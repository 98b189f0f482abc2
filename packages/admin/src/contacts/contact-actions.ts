import type { ContactApp, ContactDetails, ContactMerge } from '@client-portal/contract/admin';

import type { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { confirm } from '../core/question.js';
import type { ContactsLocale } from './contact-columns.js';
import { contactName } from './contact-name.js';
import { factSentence } from './contact-tabs.js';
import type { TextQuestion } from './text-dialog.js';

/** What staff do to one contact; each says how it went. */
export class ContactActions {
  readonly #admin: AdminController;
  readonly #locale: ContactsLocale;

  constructor(admin: AdminController, locale: ContactsLocale) {
    this.#admin = admin;
    this.#locale = locale;
  }

  async #try(act: () => Promise<string>): Promise<void> {
    try {
      this.#admin.toast(await act(), { tone: 'success' });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  approve(contact: ContactDetails): Promise<void> {
    return this.#try(async () => {
      await this.#admin.client.post('/api/admin/contacts/{id}/approve', { params: { id: contact.id } });
      return this.#locale.t('approved', { name: contactName(contact) });
    });
  }

  restore(contact: ContactDetails): Promise<void> {
    return this.#try(async () => {
      await this.#admin.client.post('/api/admin/contacts/{id}/restore', { params: { id: contact.id } });
      return this.#locale.t('restored', { name: contactName(contact) });
    });
  }

  signOut({ id }: ContactDetails, session?: string): Promise<void> {
    return this.#try(async () => {
      const body = session ? { session } : {};
      const { ended } = await this.#admin.client.post('/api/admin/contacts/{id}/sign-out', { params: { id }, body });
      return this.#locale.t('signedOut', { count: ended });
    });
  }

  removeAlias({ id }: ContactDetails, email: string): Promise<void> {
    return this.#try(async () => {
      await this.#admin.client.delete('/api/admin/contacts/{id}/aliases', { params: { id }, query: { email } });
      return this.#locale.t('saved');
    });
  }

  undoMerge({ id, name }: Pick<ContactMerge, 'id' | 'name'>): Promise<void> {
    return this.#try(async () => {
      await this.#admin.client.post('/api/admin/merges/{id}/undo', { params: { id } });
      return this.#locale.t('undone', { name });
    });
  }

  suspending(contact: ContactDetails): TextQuestion {
    const { t } = this.#locale;
    const name = contactName(contact);
    return {
      heading: t('suspend'),
      text: t('suspendText', { name }),
      label: t('reason'),
      hint: t('reasonHint'),
      maxlength: 500,
      action: t('suspend'),
      danger: true,
      onSubmit: async (reason) => {
        await this.#admin.client.post('/api/admin/contacts/{id}/suspend', {
          params: { id: contact.id },
          body: { reason },
        });
        this.#admin.toast(t('suspended', { name }), { tone: 'success' });
      },
    };
  }

  addingAlias({ id }: ContactDetails): TextQuestion {
    const { t } = this.#locale;
    return {
      heading: t('addAlias'),
      label: t('email'),
      hint: t('aliasHint'),
      type: 'email',
      maxlength: 254,
      action: t('save'),
      onSubmit: async (email) => {
        await this.#admin.client.post('/api/admin/contacts/{id}/aliases', { params: { id }, body: { email } });
        this.#admin.toast(t('saved'), { tone: 'success' });
      },
    };
  }

  async erase(contact: ContactDetails, apps: readonly ContactApp[]): Promise<void> {
    const { t } = this.#locale;
    const held = apps.map((app) => factSentence(this.#locale, app)).filter(Boolean);
    const facts = held.join(', ') || t('eraseNothing');
    const heading = t('eraseHeading', { name: contactName(contact) });
    if (!(await confirm(this.#admin.scope, { heading, text: t('eraseText', { facts }), action: t('erase') }))) return;
    await this.#try(async () => {
      await this.#admin.client.delete('/api/admin/contacts/{id}', { params: { id: contact.id } });
      this.#admin.navigate('contacts', { replace: true });
      return t('erased');
    });
  }
}
