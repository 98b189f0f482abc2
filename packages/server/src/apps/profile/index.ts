import type { ServerApp } from '../../core/app.js';
import { profileRoutes } from './routes.js';

export const profile: ServerApp = {
  id: 'profile',
  routes: profileRoutes,
  activity: {
    'contact.joined': () => ({ view: null, params: {} }),
    'contact.email_changed': () => ({ view: 'profile', params: {} }),
    'contact.password_changed': () => ({ view: 'profile', params: {} }),
  },
  events: ['contact.updated', 'contact.email_requested', 'passkey.added', 'passkey.removed'],
};
