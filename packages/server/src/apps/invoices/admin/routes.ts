import * as contract from '@client-portal/contract/invoices/admin';

import type { Core } from '../../../core/deps.js';
import type { RequestContext } from '../../../core/http/environment.js';
import { expectedVersion, giveTag } from '../../../core/http/etag.js';
import { staffOf, type AdminRegister } from '../../../core/http/register-admin.js';
import { readSettings } from '../../../core/settings.js';
import { copyInvoice, createDraft, deleteDraft, editDraft } from '../edit-draft.js';
import { changeInvoiceSettings, getInvoiceSettings } from '../invoice-settings.js';
import { businessDay } from '../invoice-status.js';
import { voidInvoice } from '../operations.js';
import { invoiceFile } from '../pdf/invoice-file.js';
import { recordManualPayment } from '../record-payment.js';
import { sendInvoice } from '../send-invoice.js';
import { listAdminInvoices } from './queries.js';
import { remind } from './remind.js';
import { documentOf, findAdminInvoice, previewDraft, requireRecord } from './to-admin-invoice.js';

/** The invoice as the answer, with its version. */
const teller = (core: Core) => async (c: RequestContext, id: string) => {
  const { invoice, version } = await findAdminInvoice(core, id);
  giveTag(c, version);
  return invoice;
};

export function adminInvoiceRoutes(register: AdminRegister, core: Core): void {
  settingsRoutes(register, core);
  readingRoutes(register, core);
  draftRoutes(register, core);
  sentRoutes(register, core);
}

/** Before those of `{id}`, whose path would take these too. */
function settingsRoutes(register: AdminRegister, core: Core): void {
  const tellSettings = async (c: RequestContext) => {
    const { settings, version } = await getInvoiceSettings(core);
    giveTag(c, version);
    return settings;
  };

  register(contract.getInvoiceSettings, async (c) => c.json(await tellSettings(c), 200));

  register(contract.changeInvoiceSettings, async (c) => {
    await changeInvoiceSettings(core, staffOf(c).actor, c.req.valid('json'), expectedVersion(c));
    return c.json(await tellSettings(c), 200);
  });
}

function readingRoutes(register: AdminRegister, core: Core): void {
  const tell = teller(core);

  register(contract.listAdminInvoices, async (c) => {
    const today = businessDay(core, await readSettings(core.db));
    return c.json(await listAdminInvoices(core.db, c.req.valid('query'), today), 200);
  });

  register(contract.previewInvoice, async (c) => c.json(await previewDraft(core, c.req.valid('json')), 200));

  register(contract.getAdminInvoicePdf, async (c) => {
    const settings = await readSettings(core.db);
    const record = await requireRecord(core, c.req.valid('param').id.replace(/\.pdf$/, ''));
    const document = documentOf(core, settings, record);
    return (await invoiceFile(c, core, settings, document, record.row.updatedAt)) as never;
  });

  register(contract.getAdminInvoice, async (c) => c.json(await tell(c, c.req.valid('param').id), 200));
}

function draftRoutes(register: AdminRegister, core: Core): void {
  const tell = teller(core);

  register(contract.createAdminInvoice, async (c) => {
    const id = await createDraft(core, staffOf(c).actor, c.req.valid('json'));
    return c.json(await tell(c, id), 201);
  });

  register(contract.changeAdminInvoice, async (c) => {
    const { id } = c.req.valid('param');
    await editDraft(core, staffOf(c).actor, id, c.req.valid('json'), expectedVersion(c));
    return c.json(await tell(c, id), 200);
  });

  register(contract.deleteAdminInvoice, async (c) => {
    await deleteDraft(core, staffOf(c).actor, c.req.valid('param').id, expectedVersion(c));
    return c.body(null, 204);
  });

  register(contract.sendAdminInvoice, async (c) => {
    const { id } = c.req.valid('param');
    await sendInvoice(core, id, staffOf(c).actor, { ...c.req.valid('json'), version: expectedVersion(c) });
    return c.json(await tell(c, id), 200);
  });
}

function sentRoutes(register: AdminRegister, core: Core): void {
  const tell = teller(core);

  register(contract.voidAdminInvoice, async (c) => {
    const { id } = c.req.valid('param');
    await voidInvoice(core, id, staffOf(c).actor, c.req.valid('json').reason);
    return c.json(await tell(c, id), 200);
  });

  register(contract.recordInvoicePayment, async (c) => {
    const { id } = c.req.valid('param');
    const { receipt, ...payment } = c.req.valid('json');
    await recordManualPayment(core, id, { ...payment, mail: receipt, atMostDue: true }, staffOf(c).actor);
    return c.json(await tell(c, id), 201);
  });

  register(contract.remindOfInvoice, async (c) => {
    const { id } = c.req.valid('param');
    await remind(core, staffOf(c).actor, id);
    return c.json(await tell(c, id), 200);
  });

  register(contract.duplicateInvoice, async (c) => {
    const id = await copyInvoice(core, staffOf(c).actor, c.req.valid('param').id);
    return c.json(await tell(c, id), 201);
  });
}
