import type { AdminCases } from '../../../../testing/admin-case.js';
import type { AdminTester } from '../../../../testing/admin-tester.js';
import { mergeContacts } from '../merge-contacts.js';

const aContact = async ({ portal }: AdminTester, values = {}) => (await portal.addContact(values)).id;
const named = async (tester: AdminTester) => ({ id: await aContact(tester) });
let count = 0;
const anAddress = () => `other${(count += 1)}@mail.test`;

export const contactsCases: AdminCases = {
  listContacts: { allowed: 200 },
  exportContacts: { allowed: 200 },
  createContact: { allowed: 201, request: () => ({ body: { firstName: 'Noa' } }) },
  getContact: { allowed: 200, request: named },
  changeContact: { allowed: 200, request: async (tester) => ({ ...(await named(tester)), body: { company: 'Acme' } }) },
  approveContact: {
    allowed: 204,
    request: async (tester) => ({ id: await aContact(tester, { access: 'requested' }) }),
  },
  suspendContact: { allowed: 204, request: async (tester) => ({ ...(await named(tester)), body: {} }) },
  restoreContact: {
    allowed: 204,
    request: async (tester) => ({ id: await aContact(tester, { access: 'suspended' }) }),
  },
  signOutContact: { allowed: 200, request: async (tester) => ({ ...(await named(tester)), body: {} }) },
  addAlias: { allowed: 204, request: async (tester) => ({ ...(await named(tester)), body: { email: anAddress() } }) },
  removeAlias: {
    allowed: 404,
    request: async (tester) => ({ ...(await named(tester)), query: { email: anAddress() } }),
  },
  eraseContact: { allowed: 204, request: named },
  mergeContact: {
    allowed: 201,
    request: async (tester) => ({ ...(await named(tester)), body: { from: await aContact(tester) } }),
  },
  undoMerge: {
    allowed: 204,
    async request(tester) {
      const [into, from] = [await aContact(tester), await aContact(tester)];
      return { id: (await mergeContacts(tester.portal.core, [], 'cli', into, from)).id };
    },
  },
  changeContacts: {
    allowed: 200,
    request: async (tester) => ({
      body: { change: { action: 'tag', tag: 'vip' }, on: { ids: [await aContact(tester)] } },
    }),
  },
  listContactEvents: { allowed: 200, request: named },
  listContactSessions: { allowed: 200, request: named },
  listContactApps: { allowed: 200, request: named },
};
