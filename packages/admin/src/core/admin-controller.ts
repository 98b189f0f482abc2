import type { AdminClient } from '@client-portal/client/admin';
import type { Scope, StaffSession } from '@client-portal/contract/admin';
import { type Toast, toast } from '@client-portal/kit/toasts.js';
import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';

import { adminContext, type AdminScope } from './admin-context.js';
import { countChanges } from './change-counts.js';
import type { Command } from './commands.js';
import { isPlainClick } from './plain-click.js';

const STALE = 30_000;

/** The admin around an element: who is signed in, what they may do, where to go. There from the first update on. */
export class AdminController implements ReactiveController {
  readonly #host: LitElement;
  readonly #context: ContextConsumer<typeof adminContext, LitElement>;
  #offer: (() => readonly Command[]) | undefined;
  #withdraw: (() => void) | undefined;
  #nouns: readonly string[] = [];
  #onChange: (() => void) | undefined;
  #unlisten: (() => void) | undefined;
  #leftAt = 0;
  #seen = 0;

  constructor(host: LitElement) {
    this.#host = host;
    this.#context = new ContextConsumer(host, { context: adminContext, subscribe: true });
    host.addController(this);
  }

  get scope(): AdminScope {
    const scope = this.#context.value;
    if (!scope) throw new Error(`<${this.#host.localName}> stands outside of <portal-admin>`);
    return scope;
  }

  get client(): AdminClient {
    return this.scope.client;
  }

  get session(): StaffSession {
    return this.scope.session;
  }

  /** Whether the role of who is signed in includes this right. The server checks it all the same. */
  can(scope: Scope): boolean {
    return this.session.scopes.includes(scope);
  }

  readonly navigate: AdminScope['navigate'] = (view, options) => this.scope.navigate(view, options);
  readonly toHref: AdminScope['toHref'] = (view) => this.scope.toHref(view);
  readonly setTitle: AdminScope['setTitle'] = (title) => this.scope.setTitle(title);

  /** For `@click` of a link whose `href` is `toHref(view)`: opens it in place; new tabs stay the browser's. */
  readonly follow =
    (view: string) =>
    (event: Event): void => {
      if (!isPlainClick(event as MouseEvent)) return;
      event.preventDefault();
      this.navigate(view);
    };

  /** Says what just happened; returns what takes it away. */
  toast(message: string, options: Omit<Toast, 'message'> = {}): () => void {
    return toast(this.#host, { message, ...options });
  }

  /** Puts commands into the palette while the element is on the page. */
  offer(commands: () => readonly Command[]): void {
    this.#offer = commands;
  }

  /** Calls `listener` when this page changed one of the nouns, such as `contacts`, and when the area comes back after a while. */
  onChange(nouns: readonly string[], listener: () => void): void {
    this.#nouns = nouns;
    this.#onChange = listener;
  }

  hostConnected(): void {
    queueMicrotask(() => this.#host.isConnected && this.#join());
  }

  hostDisconnected(): void {
    this.#withdraw?.();
    this.#unlisten?.();
    this.#withdraw = this.#unlisten = undefined;
    this.#leftAt = Date.now();
  }

  #join(): void {
    const scope = this.#context.value;
    if (!scope) return;
    if (this.#offer) this.#withdraw ??= scope.commands.add(this.#offer);
    if (!this.#onChange || this.#unlisten) return;
    const changes = countChanges(scope.client, this.#nouns);
    const isStale = changes !== this.#seen || Date.now() - this.#leftAt > STALE;
    if (this.#leftAt && isStale) this.#onChange();
    this.#seen = changes;
    this.#unlisten = scope.client.onChange((noun) => this.#heard(noun));
  }

  #heard(noun: string): void {
    if (!this.#nouns.includes(noun)) return;
    this.#seen = countChanges(this.client, this.#nouns);
    this.#onChange?.();
  }
}
