export interface AdminClientOptions {
  /** The server's address, such as `https://portal.example.com`. */
  url: string;
  /** An API key (`pk_…`), for programs. Without one the client speaks for the member of the staff who signs in. */
  key?: string | undefined;
  /** A session's bearer token, where one is known already. */
  token?: string | undefined;
  /** Where a session's bearer token outlives a reload, such as `sessionStorage`. */
  tokenStore?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  /** Uploads report their progress only without one. */
  fetch?: typeof fetch | undefined;
}
