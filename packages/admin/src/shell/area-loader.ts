import type { LitElement } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import { type Area, areas } from './areas.js';

type AreaElement = HTMLElement & { view?: string };

/** The areas that a role includes, and the element of the one that is open: kept while others are shown, with what was typed. */
export class AreaLoader {
  current: Area | undefined;
  failed = false;
  readonly #host: LitElement;
  readonly #admin: AdminController;
  readonly #elements = new Map<string, AreaElement>();
  readonly #loads = new Map<string, Promise<unknown>>();
  #staff: string | undefined;

  constructor(host: LitElement, admin: AdminController) {
    this.#host = host;
    this.#admin = admin;
  }

  /** In the order of the navigation. */
  get visible(): readonly Area[] {
    return areas.filter((area) => area.scope === 'staff' || this.#admin.can(area.scope));
  }

  get element(): AreaElement | undefined {
    return this.current && this.#elements.get(this.current.id);
  }

  /** Shows the area that a view names; the first one for none. */
  open(view: string): void {
    this.#forgetOthers();
    const [id = '', ...rest] = view.split('/');
    const visible = this.visible;
    this.current = id ? visible.find((area) => area.id === id) : visible.find((area) => area.group);
    if (!this.current) return;
    const { tag } = this.current;
    const element = this.#elements.get(this.current.id) ?? document.createElement(tag);
    this.#elements.set(this.current.id, Object.assign(element, { view: rest.join('/') }));
    if (!customElements.get(tag)) void this.load(this.current);
  }

  /** Fetches an area's code once; a failed fetch may be tried again. */
  async load(area: Area): Promise<void> {
    const load = this.#loads.get(area.id) ?? area.load();
    this.#loads.set(area.id, load);
    try {
      await load;
      if (this.current === area) this.#settle(false);
    } catch {
      this.#loads.delete(area.id);
      if (this.current === area) this.#settle(true);
    }
  }

  readonly retry = (): void => {
    if (this.current) void this.load(this.current);
  };

  #settle(failed: boolean): void {
    if (this.failed === failed) return;
    this.failed = failed;
    this.#host.requestUpdate();
  }

  /** What somebody else had open is none of the next one's business. */
  #forgetOthers(): void {
    const { id } = this.#admin.session.staff;
    if (id !== this.#staff) this.#elements.clear();
    this.#staff = id;
  }
}
