import type { AdminClient } from '@client-portal/client/admin';

const counts = new WeakMap<AdminClient, Map<string, number>>();

function follow(client: AdminClient): Map<string, number> {
  const known = counts.get(client);
  if (known) return known;
  const made = new Map<string, number>();
  counts.set(client, made);
  client.onChange((noun) => made.set(noun, (made.get(noun) ?? 0) + 1));
  return made;
}

/** How often this page has changed any of these nouns: who was away compares. */
export const countChanges = (client: AdminClient, nouns: readonly string[]): number =>
  nouns.reduce((sum, noun) => sum + (follow(client).get(noun) ?? 0), 0);
