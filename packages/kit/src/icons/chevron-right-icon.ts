import { icon } from './icon.js';

export const chevronRightIcon = /* @__PURE__ */ icon('M9 18l6-6-6-6', true);
