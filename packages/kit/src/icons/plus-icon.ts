import { icon } from './icon.js';

export const plusIcon = /* @__PURE__ */ icon('M5 12h14M12 5v14');
