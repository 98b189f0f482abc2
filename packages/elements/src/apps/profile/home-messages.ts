/** What the home page says of the profile: `step:<kind>`, `action:<kind>` and `activity:<event>`. */
export const profileHomeMessages = {
  'app:profile': 'Profile',
  'action:profile': 'Edit your profile',
  'activity:contact.joined': 'Welcome! Your account is ready',
  'activity:contact.email_changed': 'Your email address was changed',
  'activity:contact.password_changed': 'Your password was changed',
};
