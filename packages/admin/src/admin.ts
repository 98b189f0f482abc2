import './start-script.js';
import './shell/portal-admin.js';
import './portal-dashboard.js';
