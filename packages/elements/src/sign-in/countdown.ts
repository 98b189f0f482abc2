/** Whole seconds that go down to nothing; draws the screen again with each, as long as it is on the page. */
export class Countdown {
  left: number;

  constructor(screen: { isConnected: boolean; requestUpdate(): void }, seconds: number) {
    this.left = seconds;
    const timer = setInterval(() => {
      this.left -= 1;
      if (this.left === 0 || !screen.isConnected) clearInterval(timer);
      screen.requestUpdate();
    }, 1000);
  }
}
