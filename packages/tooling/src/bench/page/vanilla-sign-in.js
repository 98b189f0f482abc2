// The floor: the same form as one custom element without any library.
const CSS = `
  :host { display: block; font: inherit; }
  .card { display: grid; gap: 12px; max-width: 380px; margin: 0 auto; padding: 24px; border: 1px solid #0002; border-radius: 12px; }
  h2 { margin: 0; font-size: 22px; line-height: 1.3; }
  label { display: block; margin-bottom: 4px; font-size: 14px; font-weight: 600; }
  input { box-sizing: border-box; width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid #0006; border-radius: 8px; font: inherit; }
  button { min-height: 44px; padding: 8px 16px; border: 1px solid #0004; border-radius: 8px; background: none; font: inherit; cursor: pointer; }
  button[type='submit'] { border-color: #1f4d8f; background: #1f4d8f; color: #fff; font-weight: 600; }
  .or { margin: 0; text-align: center; color: #555; font-size: 14px; }
  .ways { display: grid; gap: 8px; }
`;

const FORM = `
  <div class="card">
    <h2>Sign in</h2>
    <form>
      <p><label for="email">Email</label><input id="email" name="username" type="email" autocomplete="username webauthn" required></p>
      <p><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></p>
      <button type="submit">Sign in</button>
    </form>
    <button class="forgot" type="button">Forgot your password?</button>
    <p class="or">or</p>
    <div class="ways"><button type="button">Email me a code</button><button type="button">Use a passkey</button></div>
  </div>
`;

const portal = new URL(import.meta.url).searchParams.get('portal');

class VanillaSignIn extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>${CSS}</style>${FORM}`;
    root.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#signIn(new FormData(event.target));
    });
  }

  async #signIn(form) {
    const answer = await fetch(`${portal}/api/session/password`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json', 'x-portal': '1' },
      body: JSON.stringify({ email: form.get('username'), password: form.get('password') }),
    });
    await answer.json();
    const [{ drawInvoices }, page] = await Promise.all([
      import('./vanilla-panel.js'),
      fetch(`${portal}/api/invoices`, { credentials: 'include' }).then((response) => response.json()),
    ]);
    drawInvoices(this.shadowRoot, page.items);
  }
}

customElements.define('vanilla-sign-in', VanillaSignIn);
