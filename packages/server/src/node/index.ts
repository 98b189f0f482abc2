export { ConfigError, readConfig, type NodeConfig } from './config.js';
export { openDatabase, type OpenDatabase } from './db/open-database.js';
export { createLog } from './log.js';
export { createNodePortal, type NodePortal, type NodePortalOptions } from './node-portal.js';
export { createPasswords } from './passwords.js';
export { createSmtpMailer } from './smtp-mailer.js';
