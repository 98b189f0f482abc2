import { icon } from './icon.js';

export const chevronLeftIcon = /* @__PURE__ */ icon('M15 18l-6-6 6-6', true);
