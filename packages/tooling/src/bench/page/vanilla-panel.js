/** Draws the rows of a page of invoices in place of the form. */
export function drawInvoices(root, items) {
  const list = document.createElement('ul');
  for (const { number, title, status, total, currency } of items) {
    const item = document.createElement('li');
    item.textContent = [
      number,
      title,
      status,
      new Intl.NumberFormat('en', { style: 'currency', currency }).format(total / 100),
    ].join(' · ');
    list.append(item);
  }
  root.querySelector('.card').replaceWith(list);
}
