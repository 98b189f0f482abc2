import { icon } from './icon.js';

export const menuIcon = /* @__PURE__ */ icon('M4 5h16M4 12h16M4 19h16');
