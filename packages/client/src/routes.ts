import type { ClientRoute } from '@client-portal/contract';

export type Method = ClientRoute['method'];

/** The paths that answer to this method. */
export type PathOf<M extends Method> = Extract<ClientRoute, { method: M }>['path'];

export type RouteOf<M extends Method, P extends string> = Extract<ClientRoute, { method: M; path: P }>;

type Input<S> = S extends { _zod: { input: infer I } } ? I : never;
type Output<S> = S extends { _zod: { output: infer O } } ? O : never;

type JsonSchema<T> = T extends { content: { 'application/json': { schema: infer S } } } ? S : never;

type Params<R> = R extends { request: { params: infer S } } ? { params: Input<S> } : unknown;
type Query<R> = R extends { request: { query: infer S } } ? { query?: Input<S> | undefined } : unknown;
type Body<R> = R extends { request: { body: infer B } } ? { body: Input<JsonSchema<B>> } : unknown;

/** What a call of this operation takes. */
export type CallOptions<R> = { signal?: AbortSignal | undefined } & Params<R> & Query<R> & Body<R>;

/** The options may be left out where the operation requires none. */
export type CallArgs<R> =
  Record<never, never> extends CallOptions<R> ? [options?: CallOptions<R>] : [options: CallOptions<R>];

type Success<R> = R extends { responses: infer A } ? A[keyof A & (200 | 201 | 202)] : never;

/** What the operation answers; `undefined` where it answers without a body. */
export type Answer<R> = [JsonSchema<Success<R>>] extends [never] ? undefined : Output<JsonSchema<Success<R>>>;

type PathAnswering<R extends ClientRoute, T> = R extends ClientRoute
  ? Answer<R> extends T
    ? R['path']
    : never
  : never;

/** The operations that open a session. */
export type SignInPath = PathAnswering<ClientRoute, { handoff: string }>;
export type SignInBody<P extends SignInPath> = CallOptions<RouteOf<'post', P>> extends { body: infer B } ? B : never;

type FileRoute<R extends ClientRoute> = R extends { method: 'get'; responses: { 200: { content: infer C } } }
  ? 'application/json' extends keyof C
    ? never
    : 'text/event-stream' extends keyof C
      ? never
      : R
  : never;

/** The paths that answer with a file. */
export type FilePath = FileRoute<ClientRoute>['path'];
