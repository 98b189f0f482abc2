import type { LitElement, ReactiveController } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { Command } from '../core/commands.js';
import { areaMessages } from './area-messages.js';
import type { AreaLoader } from './area-loader.js';
import { findLang, translate } from '@client-portal/kit/i18n.js';

/** Opens the command palette with Ctrl+K or Cmd+K, with everything that the areas offer. */
export class PaletteController implements ReactiveController {
  readonly #host: LitElement;
  readonly #admin: AdminController;
  readonly #areas: () => AreaLoader;
  #loaded = new Set<string>();
  #leave: (() => void) | undefined;

  constructor(host: LitElement, admin: AdminController, areas: () => AreaLoader) {
    this.#host = host;
    this.#admin = admin;
    this.#areas = areas;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#pressed);
    queueMicrotask(() => {
      if (this.#host.isConnected) this.#leave ??= this.#admin.scope.commands.add(() => this.#goTo());
    });
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#pressed);
    this.#leave?.();
    this.#leave = undefined;
  }

  readonly open = async (): Promise<void> => {
    const { scope } = this.#admin;
    if (scope.root.querySelector('portal-admin-palette')) return;
    const [{ openPalette }] = await Promise.all([import('./command-palette.js'), this.#loadCommands()]);
    openPalette(scope);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    void this.open();
  };

  /** One command for each area. */
  #goTo(): readonly Command[] {
    const lang = findLang(this.#host);
    return this.#areas()
      .visible.filter((area) => area.group || area.id === 'account')
      .map((area) => ({
        id: `go:${area.id}`,
        label: translate(areaMessages, lang, `area:${area.id}`),
        icon: area.icon,
        run: () => this.#admin.navigate(area.id),
      }));
  }

  /** An area whose commands could not be fetched is asked again when the palette opens next. */
  async #loadCommands(): Promise<void> {
    const { scope } = this.#admin;
    const missing = this.#areas().visible.filter(({ id, commands }) => commands && !this.#loaded.has(id));
    await Promise.all(
      missing.map(async ({ id, commands: load }) => {
        const offered = await load!().catch(() => undefined);
        if (!offered || this.#loaded.has(id)) return;
        this.#loaded.add(id);
        if (offered.commands) scope.commands.add(() => offered.commands!(this.#admin.scope));
        if (offered.search) scope.commands.addSearch(offered.search(scope));
      }),
    );
  }
}
