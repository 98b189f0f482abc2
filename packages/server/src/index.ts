export { createPortal, type Portal } from './create-portal.js';
export {
  MailRefused,
  type Core,
  type Log,
  type Mail,
  type Mailer,
  type Passwords,
  type PortalDeps,
} from './core/deps.js';
export { migrations } from './migrations.js';
export { migrate } from './core/db/migrate.js';
export { Settings, readSettings, storeSettings } from './core/settings.js';
