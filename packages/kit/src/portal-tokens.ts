/**
 * The theme contract: every public custom property of the kit, what it does and what it falls back to.
 * A page sets them on the element or on any ancestor; nothing else about the look is promised.
 */
export const PORTAL_TOKENS = {
  '--portal-accent': 'The colour of the main action, links and selection. Default: the page’s own accent.',
  '--portal-surface': 'The background the portal stands on. Default: the page’s background.',
  '--portal-text': 'The colour of text. Default: a near-black or near-white tinted towards the accent.',
  '--portal-danger': 'Failed, overdue and destructive. Default: red.',
  '--portal-success': 'Paid, done and active. Default: green.',
  '--portal-warning': 'Due and waiting. Default: amber.',
  '--portal-border': 'The colour of lines between things. Default: derived from the surface.',
  '--portal-font': 'The font family. Default: the page’s own font.',
  '--portal-font-heading': 'The font family of headings. Default: --portal-font.',
  '--portal-font-size': 'The size of reading text in px; all other sizes follow. Default: 16px.',
  '--portal-heading-weight': 'The weight of headings. Default: 600.',
  '--portal-radius': 'The corner radius of buttons and fields; cards add half, chips are round. Default: 8px.',
  '--portal-space': 'One step of the spacing grid. Default: 4px.',
  '--portal-control-height': 'The height of buttons and fields. Default: 40px.',
  '--portal-shadow': 'The shadow of what floats: dialogs, menus, toasts. Default: a soft two-layer shadow.',
} as const;
