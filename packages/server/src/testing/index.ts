export * from './test-portal.js';
