import type { AdminRoute, StaffSignedIn } from '@client-portal/contract/admin';

import type { Answer, CallArgs, CallOptions, PathOf } from '../routes.js';

/** Looked up by key: to filter the union for every call would take the compiler minutes. */
type Routes = { [R in AdminRoute as `${R['method']} ${R['path']}`]: R };

export type AdminMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type AdminPathOf<M extends AdminMethod> = PathOf<M, AdminRoute>;

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

type RouteAt<Key extends string> = Key extends keyof Routes ? Routes[Key] : never;

/** Worked out for the operations that are called; `Extract` keeps the compiler from looking at all others for each call. */
export type AdminCallArgs<M extends AdminMethod, P extends string> = Extract<
  CallArgs<RouteAt<`${M} ${P}`>, ExtrasOf<M>>,
  unknown[]
>;
export type AdminAnswer<M extends AdminMethod, P extends string> = Answer<RouteAt<`${M} ${P}`>>;

type SessionPath = `/api/admin/session/${'password' | 'totp' | 'passkey' | 'token' | 'totp/confirm' | 'passkeys'}`;

/** The operations that open a session, or ask for the second factor. */
export type AdminSignInPath = Extract<AdminPathOf<'post'>, SessionPath>;
export type AdminSignInBody<P extends AdminSignInPath> =
  CallOptions<RouteAt<`post ${P}`>> extends { body: infer B } ? B : never;

/** What one page of a list holds; never for operations that answer something else. */
export type PageItem<P extends AdminPathOf<'get'>> =
  AdminAnswer<'get', P> extends { items: readonly (infer Item)[]; nextCursor: string | null } ? Item : never;

/** The operations of the management API, by method. */
export interface AdminCalls {
  get<P extends AdminPathOf<'get'>>(path: P, ...args: AdminCallArgs<'get', P>): Promise<AdminAnswer<'get', P>>;

  /** As `get`, with the tag to hand to `ifMatch` when the thing is changed; null where the server gives none. */
  getWithTag<P extends AdminPathOf<'get'>>(
    path: P,
    ...args: AdminCallArgs<'get', P>
  ): Promise<{ data: AdminAnswer<'get', P>; etag: string | null }>;

  post<P extends AdminPathOf<'post'>>(path: P, ...args: AdminCallArgs<'post', P>): Promise<AdminAnswer<'post', P>>;

  /** Sends JSON, or a file as it is. */
  put<P extends AdminPathOf<'put'>>(path: P, ...args: AdminCallArgs<'put', P>): Promise<AdminAnswer<'put', P>>;

  patch<P extends AdminPathOf<'patch'>>(path: P, ...args: AdminCallArgs<'patch', P>): Promise<AdminAnswer<'patch', P>>;

  delete<P extends AdminPathOf<'delete'>>(
    path: P,
    ...args: AdminCallArgs<'delete', P>
  ): Promise<AdminAnswer<'delete', P>>;

  /** A file, such as an export. Fetched, because a plain link would not carry the session from another site. */
  file<P extends AdminPathOf<'get'>>(path: P, ...args: AdminCallArgs<'get', P>): Promise<Blob>;

  /** Every item of a list, page after page, as long as the loop asks: `for await (const contact of client.pages(…))`. */
  pages<P extends AdminPathOf<'get'>>(path: P, ...args: AdminCallArgs<'get', P>): AsyncGenerator<PageItem<P>>;

  /** Signs in by any method; with `session: null` in the answer, its `challenge` goes on to the second factor. */
  signIn<P extends AdminSignInPath>(path: P, body: AdminSignInBody<P>, signal?: AbortSignal): Promise<StaffSignedIn>;
}
