import { runSuites } from './suites/run-suites.js';
import { lint, types } from './suites/static-suites.js';

process.exitCode = await runSuites([types, lint], { files: [] });
