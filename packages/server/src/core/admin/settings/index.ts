import type { AdminArea } from '../area.js';
import { forgetImages } from './images.js';
import { settingsMigrations } from './migrations.js';
import { registerImages, registerPreview, registerPublicImages, registerSettings } from './routes.js';

export const settingsArea: AdminArea = {
  routes(register, core, apps) {
    registerSettings(register, core);
    registerImages(register, core);
    registerPreview(register, core, apps);
  },
  clientRoutes: registerPublicImages,
  migrations: settingsMigrations,
  jobs: [forgetImages],
};
