import type { AdminClient } from '@client-portal/client/admin';
import { PortalError } from '@client-portal/contract/errors';
import { ContextProvider } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';

import { adminContext, type AdminScope } from '../core/admin-context.js';
import { Commands } from '../core/commands.js';
import { pageAdmin, sdk, toServerUrl } from '../core/page-admin.js';
import { Brand } from './brand.js';

export type Phase = 'no-server' | 'loading' | 'failed' | 'sign-in' | 'second-factor' | 'ready';

type Place = Pick<AdminScope, 'navigate' | 'toHref' | 'setTitle'>;
export type RootHost = LitElement & { url?: string | undefined };

/** What an outermost element of the admin is made of: the client, who is signed in, and the way in. */
export class AdminRoot implements ReactiveController {
  client: AdminClient | undefined;
  failure: PortalError | undefined;
  /** A mailed link brought the person here; its screens stay until they are done, session or not. */
  landing = Boolean(sdk.staffToken);
  readonly commands = new Commands();
  readonly #host: RootHost;
  readonly #place: Place;
  readonly #provider: ContextProvider<typeof adminContext, LitElement>;
  readonly #brand: Brand;
  #unsubscribe: (() => void) | undefined;
  #proof: Promise<boolean> | undefined;

  constructor(host: RootHost, place: Place) {
    this.#host = host;
    this.#place = place;
    this.#provider = new ContextProvider(host, { context: adminContext });
    this.#brand = new Brand(host);
    host.addController(this);
  }

  get business(): string {
    return this.#brand.name;
  }

  get phase(): Phase {
    const { client } = this;
    if (!client) return 'no-server';
    if (this.landing) return 'sign-in';
    if (client.session === undefined) return this.failure ? 'failed' : 'loading';
    if (!client.session) return 'sign-in';
    return client.session.needsSecondFactor ? 'second-factor' : 'ready';
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const url = this.#host.url ? toServerUrl(this.#host.url) : sdk.url;
    if (url !== this.client?.url) this.#join(url);
    this.#provide();
  }

  /** Asks again who is signed in. */
  readonly reload = async (): Promise<void> => {
    this.failure = undefined;
    this.#host.requestUpdate();
    try {
      await this.client?.refresh();
    } catch (error) {
      this.failure = PortalError.from(error);
    }
    this.#host.requestUpdate();
  };

  /** A link's screens are done. */
  readonly landed = (): void => {
    this.landing = false;
    this.#host.requestUpdate();
  };

  #join(url: string | undefined): void {
    this.#leave();
    const client = (this.client = url === undefined ? undefined : pageAdmin(url));
    if (!client) return;
    const ends = [
      client.subscribe(() => this.#host.requestUpdate()),
      client.onChange((noun) => noun === 'settings' && void this.#brand.load(client.url)),
    ];
    this.#unsubscribe = () => ends.forEach((end) => end());
    client.recover = (error) => this.#recover(error);
    if (client.session === undefined) void this.reload();
    void this.#brand.load(client.url);
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.client = undefined;
  }

  #provide(): void {
    const { client, commands, business } = this;
    const session = client?.session;
    if (!client || !session) return;
    const now = this.#provider.value;
    if (now?.client === client && now.session === session && now.business === business) return;
    this.#provider.setValue({ client, session, business, commands, root: this.#host, ...this.#place });
  }

  /** One dialog however many calls were refused; what is on the page stays as it is. */
  async #recover(error: PortalError): Promise<boolean> {
    const { client } = this;
    if (!client?.session || !this.#host.isConnected) return false;
    const { requireSignIn } = await import('../sign-in/sign-in-dialog.js');
    const session = client.session;
    this.#proof ??= requireSignIn(this.#host, client, session.staff.email, error.code === 'step_up_required').finally(
      () => (this.#proof = undefined),
    );
    return this.#proof;
  }
}
