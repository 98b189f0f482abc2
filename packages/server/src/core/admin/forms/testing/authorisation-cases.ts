import type { AdminCases } from '../../../../testing/admin-case.js';
import type { AdminTester } from '../../../../testing/admin-tester.js';
import { createId } from '../../../ids.js';
import { readSettings } from '../../../settings.js';
import { formSubmission } from '../schema.js';
import { addForm } from '../forms.js';

const content = {
  name: 'Contact',
  title: '',
  intro: '',
  submitLabel: 'Send',
  fields: [{ name: 'email', label: 'E-mail', type: 'email' as const, required: true }],
  thanks: 'Thank you',
  continueTo: null,
  tags: [],
  grants: [],
  invite: false,
  enabled: true,
};

const aForm = async ({ portal }: AdminTester) =>
  (await addForm(portal.core, await readSettings(portal.core.db), 'cli', content)).id;

async function spam(tester: AdminTester): Promise<{ id: string }> {
  const { core } = tester.portal;
  const id = createId('sub');
  const row = {
    id,
    formId: await aForm(tester),
    email: 'spam@mail.test',
    state: 'spam' as const,
    content: {},
    createdAt: 1,
  };
  await core.db.insert(formSubmission).values(row);
  return { id };
}

export const formsCases: AdminCases = {
  listForms: { allowed: 200 },
  createForm: { allowed: 201, request: () => ({ body: content }) },
  readForm: { allowed: 200, request: async (tester) => ({ id: await aForm(tester) }) },
  changeForm: { allowed: 200, request: async (tester) => ({ id: await aForm(tester), body: { name: 'Other' } }) },
  deleteForm: { allowed: 204, request: async (tester) => ({ id: await aForm(tester) }) },
  listSubmissions: { allowed: 200, request: async (tester) => ({ id: await aForm(tester) }) },
  acceptSubmission: { allowed: 204, request: spam },
  deleteSubmission: { allowed: 204, request: spam },
};
