import {
  addAlias,
  approveContact,
  changeContacts,
  eraseContact,
  mergeContact,
  removeAlias,
  restoreContact,
  signOutContact,
  suspendContact,
  undoMerge,
} from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import * as aliases from './aliases.js';
import * as access from './change-access.js';
import * as bulk from './change-contacts.js';
import * as erasure from './erase-contact.js';
import { type Holders, mergeContacts } from './merge-contacts.js';
import * as parting from './undo-merge.js';

/** Who may come in, one by one and many at once. */
export function registerContactAccess(register: AdminRegister, core: Core): void {
  register(approveContact, async (c) => {
    await access.approveContact(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(suspendContact, async (c) => {
    await access.suspendContact(core, staffOf(c).actor, c.req.valid('param').id, c.req.valid('json').reason);
    return c.body(null, 204);
  });

  register(restoreContact, async (c) => {
    await access.restoreContact(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(signOutContact, async (c) => {
    const { session } = c.req.valid('json');
    return c.json(
      { ended: await access.signOutContact(core, staffOf(c).actor, c.req.valid('param').id, session) },
      200,
    );
  });

  register(changeContacts, async (c) => {
    const { change, on } = c.req.valid('json');
    return c.json({ changed: await bulk.changeContacts(core, staffOf(c).actor, change, on) }, 200);
  });
}

/** Who a contact is: further addresses, two that are one, one that is to be forgotten. */
export function registerContactIdentity(register: AdminRegister, core: Core, holders: Holders): void {
  register(addAlias, async (c) => {
    await aliases.addAlias(core, staffOf(c).actor, c.req.valid('param').id, c.req.valid('json').email);
    return c.body(null, 204);
  });

  register(removeAlias, async (c) => {
    await aliases.removeAlias(core, staffOf(c).actor, c.req.valid('param').id, c.req.valid('query').email);
    return c.body(null, 204);
  });

  register(eraseContact, async (c) => {
    await erasure.eraseContact(core, holders, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(mergeContact, async (c) => {
    const { from } = c.req.valid('json');
    return c.json(await mergeContacts(core, holders, staffOf(c).actor, c.req.valid('param').id, from), 201);
  });

  register(undoMerge, async (c) => {
    await parting.undoMerge(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });
}
