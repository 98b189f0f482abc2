import type { DraftForm } from './draft-form.js';

const keyOf = (id: string) => `client-portal-admin:invoice:${id}`;

/** Storage is out of reach in a sandboxed frame; what is typed then lasts as long as the page. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Keeps what is typed and not saved, for as long as the tab is open. */
export const keepForm = (id: string, form: DraftForm, etag: string | null): void =>
  void attempt(() => sessionStorage.setItem(keyOf(id), JSON.stringify({ form, etag })));

export const dropForm = (id: string): void => void attempt(() => sessionStorage.removeItem(keyOf(id)));

/** What was typed, with the version that it was based on. */
export const keptForm = (id: string): { form: DraftForm; etag: string | null } | undefined =>
  attempt(() => {
    const text = sessionStorage.getItem(keyOf(id));
    return text ? (JSON.parse(text) as { form: DraftForm; etag: string | null }) : undefined;
  });
