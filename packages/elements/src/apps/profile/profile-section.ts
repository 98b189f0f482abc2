import { warningIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';

/** What every part of the profile is given by the panel. */
export interface SectionOptions {
  id: string;
  heading: string;
  level: number;
  text?: string | undefined;
  /** Why the last thing that was asked for has failed. */
  complaint?: string | undefined;
}

/** For what a part has said last: a function, so that it is said again in another language when that changes. */
export const SILENT = (): string => '';

/** A part of the profile: its heading at the side where there is room, its content beside it. */
export const profileSection = ({ id, heading, level, text, complaint }: SectionOptions, content: unknown) => html`
  <section part=${id} aria-labelledby="heading-${id}">
    <div class="about">
      <h3 id="heading-${id}" tabindex="-1" aria-level=${level}>${heading}</h3>
      ${text ? html`<p class="muted">${text}</p>` : nothing}
    </div>
    <div class="content">
      ${
        complaint
          ? html`<div class="banner danger" part="complaint" role="alert">${warningIcon()}<span>${complaint}</span></div>`
          : nothing
      }
      ${content}
    </div>
  </section>
`;
