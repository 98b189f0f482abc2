import type { AdminCases } from '../../../../testing/admin-case.js';
import type { AdminTester } from '../../../../testing/admin-tester.js';
import { commit } from '../../../commit.js';
import { createId } from '../../../ids.js';
import { orderMail } from '../../../mail/send-mail.js';
import { listMails } from '../list-mails.js';

/** A mail that holds nothing secret. */
async function aMail({ portal }: AdminTester): Promise<{ id: string }> {
  const order = { template: 'access-requested', to: 'reader@mail.test', name: '', locale: null, data: {} };
  await commit(portal.core, await orderMail(portal.core, { ...order, dedupeKey: createId('req') }));
  const [mail] = (await listMails(portal.core, { limit: 1 })).items;
  return { id: mail!.id };
}

export const mailsCases: AdminCases = {
  listMails: { allowed: 200 },
  getMail: { allowed: 200, request: aMail },
  resendMail: { allowed: 201, request: aMail },
  reportMails: {
    allowed: 200,
    request: () => ({ body: { reports: [{ messageId: '<msg_1@portal.test>', kind: 'bounced' }] } }),
  },
  getMailServer: { allowed: 200 },
  putMailServer: { allowed: 200, request: () => ({ body: { host: null, perMinute: 30 } }) },
  testMailServer: { allowed: 200, request: () => ({ body: { to: 'me@shop.test' } }) },
  listMailTemplates: { allowed: 200 },
  getMailTemplate: { allowed: 200, request: () => ({ id: 'invitation' }) },
  putMailTemplate: { allowed: 200, request: () => ({ id: 'invoice-sent', body: { on: true } }) },
  resetMailTemplate: { allowed: 200, request: () => ({ id: 'invitation' }) },
  previewMailTemplate: { allowed: 200, request: () => ({ id: 'invitation', body: {} }) },
  testMailTemplate: { allowed: 200, request: () => ({ id: 'invitation', body: { to: 'me@shop.test' } }) },
};
