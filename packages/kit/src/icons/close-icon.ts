import { icon } from './icon.js';

export const closeIcon = /* @__PURE__ */ icon('M18 6 6 18M6 6l12 12');
