import { icon } from './icon.js';

export const chevronDownIcon = /* @__PURE__ */ icon('M6 9l6 6 6-6');
