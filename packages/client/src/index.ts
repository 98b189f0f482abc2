export { createClient, PortalClient } from './client.js';
export type { ClientOptions } from './client-options.js';
export { Query, query } from './query-cache.js';
export type { Answer, CallOptions, FilePath, Method, PathOf, RouteOf, SignInBody, SignInPath } from './routes.js';
