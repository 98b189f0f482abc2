import type { PortalEventMessage } from '@client-portal/contract';

/** What one tab tells the others. */
export type TabMessage =
  | { type: 'session'; token: string | null }
  | { type: 'signed-out' }
  | { type: 'token-wanted' }
  | { type: 'event'; session: string; event: PortalEventMessage };

export type Listener = () => void;
export type EventListener = (event: PortalEventMessage) => void;
/** Hears the noun whose answers are out of date, `*` for all; undefined when they were for somebody else. */
export type ChangeListener = (noun?: string) => void;

/** Tells all who listen now; one who leaves meanwhile is told all the same. */
export function emit<T>(listeners: Iterable<(value: T) => void>, value: T): void {
  for (const listener of [...listeners]) listener(value);
}
