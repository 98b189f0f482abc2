import type { ClientRoute } from '@client-portal/contract';

/** An operation of one of the two surfaces; `U` below is the union of all operations of a surface. */
export interface AnyRoute {
  method: string;
  path: string;
}

export type Method<U extends AnyRoute = ClientRoute> = U['method'];

/** The paths that answer to this method. */
export type PathOf<M extends string, U extends AnyRoute = ClientRoute> = Extract<U, { method: M }>['path'];

export type RouteOf<M extends string, P extends string, U extends AnyRoute = ClientRoute> = Extract<
  U,
  { method: M; path: P }
>;

type Input<S> = S extends { _zod: { input: infer I } } ? I : never;
type Output<S> = S extends { _zod: { output: infer O } } ? O : never;

type JsonSchema<T> = T extends { content: { 'application/json': { schema: infer S } } } ? S : never;

/** A body that goes out as it is. */
export type RawBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

type Params<R> = R extends { request: { params: infer S } } ? { params: Input<S> } : unknown;
type Query<R> = R extends { request: { query: infer S } } ? { query?: Input<S> | undefined } : unknown;
type Body<R> = R extends { request: { body: infer B } }
  ? { body: [JsonSchema<B>] extends [never] ? RawBody : Input<JsonSchema<B>> }
  : R extends { method: 'put' }
    ? { body?: RawBody | undefined }
    : unknown;

/** What a call of this operation takes. Route by route: all of them in each part would be more than the compiler bears. */
export type CallOptions<R> = R extends AnyRoute
  ? { signal?: AbortSignal | undefined } & Params<R> & Query<R> & Body<R>
  : never;

/** The options, with `More`, may be left out where the operation requires none. */
export type CallArgs<R, More = unknown> = R extends AnyRoute
  ? Record<never, never> extends CallOptions<R> & More
    ? [options?: CallOptions<R> & More]
    : [options: CallOptions<R> & More]
  : never;

type Success<R> = R extends { responses: infer A } ? A[keyof A & (200 | 201 | 202)] : never;

/** What the operation answers; `undefined` where it answers without a body. */
export type Answer<R> = R extends AnyRoute
  ? [JsonSchema<Success<R>>] extends [never]
    ? undefined
    : Output<JsonSchema<Success<R>>>
  : never;

/** The paths of the operations whose answer is a `T`. */
export type PathAnswering<R extends AnyRoute, T> = R extends AnyRoute
  ? Answer<R> extends T
    ? R['path']
    : never
  : never;

/** The operations that open a session. */
export type SignInPath = PathAnswering<ClientRoute, { handoff: string }>;
export type SignInBody<P extends string, U extends AnyRoute = ClientRoute> =
  CallOptions<RouteOf<'post', P, U>> extends { body: infer B } ? B : never;

type FileRoute<R extends AnyRoute> = R extends { method: 'get'; responses: { 200: { content: infer C } } }
  ? 'application/json' extends keyof C
    ? never
    : 'text/event-stream' extends keyof C
      ? never
      : R
  : never;

/** The paths that answer with a file. */
export type FilePath<U extends AnyRoute = ClientRoute> = FileRoute<U extends AnyRoute ? U : never>['path'];
