import {
  changeContact,
  createContact,
  exportContacts,
  getContact,
  listContactApps,
  listContactEvents,
  listContacts,
  listContactSessions,
  listTags,
} from '@client-portal/contract/admin';

import type { ServerApp } from '../../app.js';
import { commit } from '../../commit.js';
import type { Core } from '../../deps.js';
import { recordEvent } from '../../events.js';
import { expectedVersion, giveTag } from '../../http/etag.js';
import type { RequestContext } from '../../http/environment.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import * as details from './contact-details.js';
import * as history from './contact-history.js';
import * as holdings from './contact-apps.js';
import * as edits from './edit-contact.js';
import { contactsAsCsv } from './export-contacts.js';
import { toFilters } from './contact-filter.js';
import * as lists from './list-contacts.js';

export function registerContacts(register: AdminRegister, core: Core): void {
  const answer = async (c: RequestContext, id: string) => {
    const contact = await details.readContact(core, id);
    giveTag(c, contact.updatedAt);
    return contact;
  };

  register(listContacts, async (c) => {
    const { sort, cursor, limit, total, ...query } = c.req.valid('query');
    const filters = await toFilters(core, query);
    const [page, count] = await Promise.all([
      lists.listContacts(core, { filters, cursor, ...(sort && { sort }), ...(limit && { limit }) }),
      total ? lists.countContacts(core, filters) : null,
    ]);
    return c.json({ ...page, total: count }, 200);
  });

  register(exportContacts, async (c) => {
    const filters = await toFilters(core, c.req.valid('query'));
    const { actor } = staffOf(c);
    await commit(core, [recordEvent(core.db, { type: 'contacts.exported', actor, at: core.clock() })]);
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="contacts.csv"',
      'cache-control': 'no-store',
    };
    return c.body(contactsAsCsv(core, filters), 200, headers) as never;
  });

  register(createContact, async (c) => {
    const { id } = await edits.createContact(core, staffOf(c).actor, c.req.valid('json'));
    return c.json(await answer(c, id), 201);
  });

  register(getContact, async (c) => c.json(await answer(c, c.req.valid('param').id), 200));

  register(changeContact, async (c) => {
    const { id } = c.req.valid('param');
    await edits.changeContact(core, staffOf(c).actor, id, c.req.valid('json'), expectedVersion(c));
    return c.json(await answer(c, id), 200);
  });

  register(listTags, async (c) => c.json({ items: await details.listTags(core) }, 200));
}

/** What happened to a contact, and what it has. */
export function registerContactHistory(register: AdminRegister, core: Core, apps: readonly ServerApp[]): void {
  register(listContactEvents, async (c) =>
    c.json(await history.listContactEvents(core, c.req.valid('param').id, c.req.valid('query')), 200),
  );

  register(listContactSessions, async (c) =>
    c.json({ items: await history.listContactSessions(core, c.req.valid('param').id) }, 200),
  );

  register(listContactApps, async (c) =>
    c.json({ items: await holdings.listContactApps(core, apps, c.req.valid('param').id) }, 200),
  );
}
