import type { PortalHost } from './portal-controller.js';

/** What a panel's element declares: `url`, `theme`, `view` and `heading-level`. */
export interface PanelHost extends PortalHost {
  /** What is open inside the panel, such as an id; empty for the list. */
  view: string;
  headingLevel: number;
}
