const explained = new Set<string>();

/** Tells the owner, once, what to change so that the portal may be used on this site. */
export function explainOrigin(url: string): void {
  if (explained.has(url)) return;
  explained.add(url);
  console.error(
    `[client-portal] The portal at ${url} does not allow this site yet. ` +
      `Add ${location.origin} to the allowed origins in the portal's settings.`,
  );
}
