import { html } from 'lit';

/** A mail as its reader sees it. It may do nothing: no scripts, no forms, no way out of the frame. */
export const mailFrame = (label: string, content: { subject: string; html: string }) => html`
  <p><strong part="subject">${content.subject}</strong></p>
  <iframe sandbox="" referrerpolicy="no-referrer" title=${label} part="preview" .srcdoc=${content.html}></iframe>
`;
