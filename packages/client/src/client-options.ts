export interface ClientOptions {
  /** The server's address, such as `https://portal.example.com`. */
  url: string;
  /** The business site's own login: a token for who is signed in there, or null for nobody. */
  getToken?: (() => Promise<string | null>) | undefined;
  /** Where a bearer token outlives a reload, such as `sessionStorage`. */
  tokenStore?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  /** Reaches the other tabs of this site. */
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
  /** Lets one tab hold the live stream for all. */
  locks?: LockManager | undefined;
  fetch?: typeof fetch | undefined;
}
