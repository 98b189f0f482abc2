import { icon } from './icon.js';

export const arrowLeftIcon = /* @__PURE__ */ icon('M12 19l-7-7 7-7M19 12H5', true);
