import { ownUrl, start } from './start.js';

// A module of its own, so that the request leaves before the elements are evaluated.
start(ownUrl(import.meta.url));
