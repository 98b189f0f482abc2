import type { Scope } from '@client-portal/contract/admin';
import type { Icon } from '@client-portal/kit/icons.js';

/** One line of the command palette. */
export interface Command {
  id: string;
  /** What it does, such as "Invite a contact". */
  label: string;
  /** A second, quieter word, such as an address. */
  detail?: string | undefined;
  icon?: Icon | undefined;
  /** Other words that find it. */
  keywords?: string | undefined;
  /** Left out for those who may not. */
  scope?: Scope | undefined;
  run: () => void;
}

/** Answers with what matches a text; asked after a short pause, and broken off by the next letter. */
export type CommandSearch = (text: string, signal: AbortSignal) => Promise<readonly Command[]>;

/** What the palette offers now. */
export class Commands {
  readonly #lists = new Set<() => readonly Command[]>();
  readonly #searches = new Set<CommandSearch>();

  /** Offers commands until the answer is called. The list is asked for every time the palette is drawn. */
  add(list: () => readonly Command[]): () => void {
    this.#lists.add(list);
    return () => this.#lists.delete(list);
  }

  /** Offers what a search finds until the answer is called. */
  addSearch(search: CommandSearch): () => void {
    this.#searches.add(search);
    return () => this.#searches.delete(search);
  }

  get all(): readonly Command[] {
    return [...this.#lists].flatMap((list) => list());
  }

  get searches(): readonly CommandSearch[] {
    return [...this.#searches];
  }
}
