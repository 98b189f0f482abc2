// Runs in the page before anything of it does, and looks at every frame.
{
  const watched = { longTasks: 0, firstShift: 0, laterShift: 0 };
  window.watched = watched;

  const find = (root, match) => {
    for (const element of root.querySelectorAll('*')) {
      if (match(element)) return element;
      const inside = element.shadowRoot && find(element.shadowRoot, match);
      if (inside) return inside;
    }
    return undefined;
  };
  const isSeen = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
  const isPassword = (element) =>
    element.localName === 'input' && element.type === 'password' && !element.disabled && isSeen(element);
  const isSubmit = (element) =>
    element.localName === 'button' && element.textContent.trim() === 'Sign in' && !element.disabled && isSeen(element);
  const isInvoice = (element) =>
    element.childElementCount === 0 && /R-\d{7}/.test(element.textContent) && isSeen(element);

  let settled = Infinity;
  const look = () => {
    if (watched.usable !== undefined && settled === Infinity) settled = performance.now();
    if (watched.usable === undefined) {
      if (find(document, isPassword) && find(document, isSubmit)) watched.usable = performance.now();
    } else if (watched.signedIn !== undefined && find(document, isInvoice)) watched.drawn = performance.now();
    if (watched.drawn === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('longtask', (entry) => {
    watched.longTasks += entry.duration;
  });
  observe('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    watched[entry.startTime > settled ? 'laterShift' : 'firstShift'] += entry.value;
  });
  observe('resource', ({ name, initiatorType, responseEnd }) => {
    if (initiatorType === 'fetch' && name.endsWith('/api/session/password')) watched.signedIn = responseEnd;
  });
}
