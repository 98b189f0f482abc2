import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** A property that draws the element anew, as Lit's own. Most of Lit's code for it is for standard decorators. */
export const property =
  (options?: PropertyDeclaration) =>
  (element: ReactiveElement, name: PropertyKey): void =>
    (element.constructor as typeof ReactiveElement).createProperty(name, options);

/** The same for what only the element itself knows. */
export const state = () => property({ state: true, attribute: false });
