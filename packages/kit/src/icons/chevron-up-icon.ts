import { icon } from './icon.js';

export const chevronUpIcon = /* @__PURE__ */ icon('M18 15l-6-6-6 6');
