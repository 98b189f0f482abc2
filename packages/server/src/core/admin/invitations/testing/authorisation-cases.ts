import type { AdminCases } from '../../../../testing/admin-case.js';
import type { AdminTester } from '../../../../testing/admin-tester.js';
import { inviteContact } from '../invite-contact.js';
import { createMagicLink } from '../magic-links.js';
import { createMailBatch } from '../mail-batches.js';

let count = 0;
const anAddress = () => `guest${(count += 1)}@mail.test`;
const invite = ({ portal }: AdminTester) => inviteContact(portal.core, 'cli', { email: anAddress() });

async function aBatch(tester: AdminTester) {
  const { contactId } = await invite(tester);
  const options = { grants: [], message: '', minutes: 60 };
  return createMailBatch(tester.portal.core, 'cli', { kind: 'login', contactIds: [contactId], options });
}

export const invitationsCases: AdminCases = {
  listInvitations: { allowed: 200 },
  sendInvitation: { allowed: 201, request: () => ({ body: { email: anAddress() } }) },
  resendInvitation: { allowed: 200, request: async (tester) => ({ id: (await invite(tester)).contactId }) },
  revokeInvitation: { allowed: 204, request: async (tester) => ({ id: (await invite(tester)).contactId }) },
  sendLoginMails: {
    allowed: 202,
    request: async (tester) => ({ body: { contactIds: [(await invite(tester)).contactId] } }),
  },
  sendInvitations: {
    allowed: 202,
    request: async (tester) => ({ body: { contactIds: [(await invite(tester)).contactId] } }),
  },
  listMailBatches: { allowed: 200 },
  getMailBatch: { allowed: 200, request: async (tester) => ({ id: (await aBatch(tester)).id }) },
  listBatchRecipients: { allowed: 200, request: async (tester) => ({ id: (await aBatch(tester)).id }) },
  cancelMailBatch: { allowed: 200, request: async (tester) => ({ id: (await aBatch(tester)).id }) },
  createMagicLink: {
    allowed: 201,
    request: async (tester) => ({ body: { contactId: (await invite(tester)).contactId } }),
  },
  listMagicLinks: { allowed: 200 },
  revokeMagicLink: {
    allowed: 204,
    async request(tester) {
      const { contactId } = await invite(tester);
      return { id: (await createMagicLink(tester.portal.core, 'cli', { contactId })).id };
    },
  },
  createLinkTemplate: { allowed: 201, request: () => ({ body: {} }) },
};
