/** What `watch-page.js` saw of a page, in milliseconds since its navigation. */
export interface Watched {
  /** When the form could be typed into and sent. */
  usable?: number;
  /** When the answer to the sign-in had come. */
  signedIn?: number;
  /** When the first invoice stood on the page. */
  drawn?: number;
  /** The time in tasks of more than 50 ms. */
  longTasks: number;
  /** The layout shift as the form takes its place, and what came after that. */
  firstShift: number;
  laterShift: number;
}

declare global {
  interface Window {
    watched: Watched;
  }
}
