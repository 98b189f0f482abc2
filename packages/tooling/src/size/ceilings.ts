/** First views that are not within their budget yet, in bytes: they may become smaller, and nothing else. */
export const CEILINGS: Readonly<Record<string, number>> = {};
