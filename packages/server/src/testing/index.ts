export * from './test-portal.js';
export * from './mail-text.js';
