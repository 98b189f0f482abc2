import type { AdminArea } from '../area.js';

export const invitationsArea: AdminArea = { routes() {} };
