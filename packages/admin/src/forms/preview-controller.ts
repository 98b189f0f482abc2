import type { Settings } from '@client-portal/contract/admin';
import type { LitElement } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import { formElement } from './load-form-element.js';

export interface FormPreview {
  /** How the business looks; unknown to who may not read the settings. */
  readonly brand: Settings['brand'] | undefined;
  readonly failed: boolean;
}

/** Fetches what a preview of a form needs, once its host is on the page. */
export function formPreview(host: LitElement, admin: () => AdminController): FormPreview {
  const preview: { brand: Settings['brand'] | undefined; failed: boolean } = { brand: undefined, failed: false };
  let started = false;
  const load = async (): Promise<void> => {
    const { client } = admin();
    await formElement.load(client.url).catch(() => (preview.failed = true));
    if (admin().can('settings:read')) {
      preview.brand = await client.get('/api/admin/settings').then(
        ({ brand }) => brand,
        () => undefined,
      );
    }
    host.requestUpdate();
  };
  host.addController({
    hostUpdate() {
      if (started) return;
      started = true;
      void load();
    },
  });
  return preview;
}
