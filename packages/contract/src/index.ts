export { APP_IDS, type AppId } from './apps.js';
export { appRoutes, clientRoutes, type ClientRoute } from './client-routes.js';
export { ERROR_STATUS, PortalError, type ErrorCode, type FieldError } from './core/errors.js';
export * from './core/events.js';
export * from './core/home.js';
export * from './core/portal.js';
export { Problem } from './core/problem.js';
export * from './core/session.js';
export { Id, Instant, PageQuery, PlainDate } from './core/values.js';
