import type { AdminRoute } from '@client-portal/contract/admin';

import type { Answer, CallArgs, FilePath, PathAnswering, PathOf, RouteOf } from '../routes.js';

export type AdminMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type AdminPathOf<M extends AdminMethod> = PathOf<M, AdminRoute>;
export type AdminFilePath = FilePath<AdminRoute>;

/** What a call may say beside what the contract asks for. */
interface Extras {
  get: unknown;
  /** The same key again within a day answers as the first time, and does nothing twice. */
  post: { idempotencyKey?: string | undefined };
  /** `onProgress` hears the sent part, 0 to 1, of a raw body. */
  put: Conditional & {
    contentType?: string | undefined;
    onProgress?: ((part: number) => void) | undefined;
  };
  patch: Conditional;
  delete: Conditional;
}

interface Conditional {
  /** The `etag` that the edited thing had when it was read: refused with `changed_meanwhile` when it is another one now. */
  ifMatch?: string | undefined;
}

type ExtrasOf<M extends string> = M extends keyof Extras ? Extras[M] : unknown;

export type AdminCallArgs<M extends AdminMethod, P extends string> = CallArgs<RouteOf<M, P, AdminRoute>, ExtrasOf<M>>;
export type AdminAnswer<M extends AdminMethod, P extends string> = Answer<RouteOf<M, P, AdminRoute>>;

/** The operations that open a session, or ask for the second factor. */
export type AdminSignInPath = PathAnswering<AdminRoute, { session: unknown; challenge: string | null }>;

type GetRoute = Extract<AdminRoute, { method: 'get' }>;

/** The lists that come in pages. */
export type PagedPath = PathAnswering<GetRoute, { items: readonly unknown[]; nextCursor: string | null }>;
export type PageItem<P extends PagedPath> =
  AdminAnswer<'get', P> extends { items: readonly (infer Item)[] } ? Item : never;
