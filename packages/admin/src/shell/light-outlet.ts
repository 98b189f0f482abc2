import type { LitElement, ReactiveController } from 'lit';

/**
 * Puts an element into the host's light children and takes it out again, so that its fields are part of the page's own
 * document. Set `tag` in `willUpdate`, and draw `<slot name="sign-in">` while there is one.
 */
export class LightOutlet implements ReactiveController {
  tag: string | undefined;
  readonly #host: LitElement;
  readonly #prepare: (element: HTMLElement) => void;

  constructor(host: LitElement, prepare: (element: HTMLElement) => void) {
    this.#host = host;
    this.#prepare = prepare;
    host.addController(this);
  }

  hostUpdated(): void {
    const present = [...this.#host.children].filter((child) => child.slot === 'sign-in');
    const [kept] = present.filter((child) => child.localName === this.tag) as HTMLElement[];
    for (const child of present) if (child !== kept) child.remove();
    if (!this.tag) return;
    const element = kept ?? document.createElement(this.tag);
    this.#prepare(element);
    element.slot = 'sign-in';
    if (!kept) this.#host.append(element);
  }
}
