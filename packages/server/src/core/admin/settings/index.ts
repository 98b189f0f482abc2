import type { AdminArea } from '../area.js';

export const settingsArea: AdminArea = { routes() {} };
