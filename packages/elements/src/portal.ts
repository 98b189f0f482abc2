import './loader/start-script.js';
import './shell/client-portal.js';
import './sign-in/portal-sign-in.js';
