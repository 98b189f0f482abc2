import { icon } from './icon.js';

export const arrowRightIcon = /* @__PURE__ */ icon('M5 12h14M12 5l7 7-7 7', true);
