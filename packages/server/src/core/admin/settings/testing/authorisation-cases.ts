import type { AdminCases } from '../../../../testing/admin-case.js';

let count = 0;

export const settingsCases: AdminCases = {
  getSettings: { allowed: 200 },
  changeSettings: { allowed: 200, request: () => ({ body: { brand: { description: `Take ${(count += 1)}` } } }) },
  uploadImage: {
    allowed: 422,
    request: () => ({ id: 'logo', raw: { text: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' } }),
  },
  removeImage: { allowed: 204, request: () => ({ id: 'favicon' }) },
  previewSettings: { allowed: 200, request: () => ({ body: { changes: { brand: { accent: '#112233' } } } }) },
  previewApps: {
    allowed: 200,
    request: async ({ portal }) => ({ body: { contactId: (await portal.addContact()).id } }),
  },
  getSettingsTemplate: { allowed: 200 },
  applySettingsTemplate: {
    allowed: 200,
    request: () => ({
      body: {
        template: {
          format: 'client-portal-settings',
          version: 1,
          madeAt: 1,
          settings: { brand: { copyright: `The Shop ${(count += 1)}` } },
          images: {},
        },
      },
    }),
  },
};
