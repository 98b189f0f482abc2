import { ownUrl, start } from './loader.js';

// A module of its own, so that the link's secret is gone before the elements are evaluated.
start(ownUrl(import.meta.url));
