import './profile-email.js';
import './profile-password.js';
import './profile-passkeys.js';
import './profile-devices.js';
