import type { AdminArea } from '../area.js';

export const contactsArea: AdminArea = { routes() {} };
