import type { Invoice } from '@client-portal/contract/invoices';

import { formatMoney } from '../../../core/money.js';
import { MARGIN, RIGHT_EDGE, Sheet, type TextStyle } from './sheet.js';

const LEADING = 14;
const DESCRIPTION_WIDTH = 206;
/** Right edges and widths of the columns that hold numbers. */
const QUANTITY = { x: 322, width: 48 };
const PRICE = { x: 412, width: 84 };
const TAX = { x: 456, width: 40 };
const AMOUNT = { x: RIGHT_EDGE, width: 78 };

const LABEL: TextStyle = { quiet: true, size: 8 };
const HEAD: TextStyle = { quiet: true, size: 8 };

const day = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date));
const number = (value: number) => new Intl.NumberFormat('en', { maximumFractionDigits: 3 }).format(value);
const percent = (rate: number) => `${number(rate / 100)} %`;

/** What a transfer needs; null where none is asked for. */
export type TransferDetails = { holder: string; iban: string; bic: string; bank: string } | null;

const STATES: Partial<Record<Invoice['status'], string>> = {
  paid: 'Paid',
  void: 'Void',
  refunded: 'Refunded',
  partially_refunded: 'Partially refunded',
};

function writeHeading(sheet: Sheet, { from, number: no, title, status }: Invoice): void {
  sheet.text(from.name, MARGIN, { bold: true, size: 11 });
  sheet.y -= 56;
  sheet.text('Invoice', MARGIN, { bold: true, size: 26 });
  if (STATES[status]) sheet.textBefore(STATES[status], RIGHT_EDGE, 160, { bold: true, size: 13 });
  sheet.y -= 24;
  for (const line of sheet.wrap(`${no} · ${title}`, RIGHT_EDGE - MARGIN, { size: 11, quiet: true }).slice(0, 4)) {
    sheet.text(line, MARGIN, { size: 11, quiet: true });
    sheet.y -= 16;
  }
  sheet.y -= 24;
}

function writeFacts(sheet: Sheet, { billTo, issuedOn, dueOn, amountDue, currency, total, status }: Invoice): void {
  const top = sheet.y;
  const isOwed = amountDue > 0;
  const facts = [
    [300, 'Issued', day(issuedOn), false],
    [380, 'Due', day(dueOn), false],
  ] as const;
  sheet.text('Billed to', MARGIN, LABEL);
  for (const [x, label] of facts) sheet.text(label, x, LABEL);
  sheet.textBefore(isOwed ? 'Amount due' : 'Total', RIGHT_EDGE, 90, LABEL);
  sheet.y = top - LEADING;
  for (const [x, , value] of facts) sheet.text(value, x);
  sheet.textBefore(formatMoney(isOwed ? amountDue : total, currency, 'en'), RIGHT_EDGE, 90, {
    bold: status !== 'void',
  });
  const name = sheet.wrap(billTo.name, 220);
  const address = billTo.address.flatMap((each) => sheet.wrap(each, 220));
  for (const [index, line] of [...name, ...address].slice(0, 12).entries()) {
    sheet.text(line, MARGIN, { quiet: index >= name.length });
    sheet.y -= LEADING;
  }
  sheet.y -= 32;
}

function writeTableHead(sheet: Sheet): void {
  sheet.text('Description', MARGIN, HEAD);
  sheet.textBefore('Quantity', QUANTITY.x, QUANTITY.width, HEAD);
  sheet.textBefore('Unit price', PRICE.x, PRICE.width, HEAD);
  sheet.textBefore('Tax', TAX.x, TAX.width, HEAD);
  sheet.textBefore('Amount', AMOUNT.x, AMOUNT.width, HEAD);
  sheet.y -= 8;
  sheet.rule();
  sheet.y -= 18;
}

/** Writes lines of text one under the other, on the next page where this one is full. */
function writeLines(sheet: Sheet, lines: string[], style: TextStyle, onNewPage: () => void = () => {}): void {
  for (const line of lines) {
    if (!sheet.hasRoom(LEADING)) {
      sheet.addPage();
      onNewPage();
    }
    sheet.text(line, MARGIN, style);
    sheet.y -= LEADING;
  }
}

function writeTable(sheet: Sheet, { lines, currency }: Invoice): void {
  const money = (amount: number) => formatMoney(amount, currency, 'en');
  writeTableHead(sheet);
  for (const line of lines) {
    if (!sheet.hasRoom(2 * LEADING)) {
      sheet.addPage();
      writeTableHead(sheet);
    }
    sheet.textBefore(number(line.quantity / 1000), QUANTITY.x, QUANTITY.width);
    sheet.textBefore(money(line.unitPrice), PRICE.x, PRICE.width);
    sheet.textBefore(percent(line.taxRate), TAX.x, TAX.width);
    sheet.textBefore(money(line.amount), AMOUNT.x, AMOUNT.width);
    writeLines(sheet, sheet.wrap(line.description, DESCRIPTION_WIDTH), {}, () => writeTableHead(sheet));
    sheet.y -= 6;
  }
  sheet.y -= 2;
  sheet.rule();
  sheet.y -= 20;
}

function writeTotals(sheet: Sheet, { subtotal, taxes, total, amountPaid, amountDue, currency }: Invoice): void {
  const rows: [string, number, boolean][] = [
    ['Subtotal', subtotal, false],
    ...taxes.map(({ rate, amount }): [string, number, boolean] => [`Tax ${percent(rate)}`, amount, false]),
    ['Total', total, true],
    ...(amountPaid > 0 ? [['Paid', -amountPaid, false] as [string, number, boolean]] : []),
    ...(amountPaid > 0 && amountDue > 0 ? [['Amount due', amountDue, true] as [string, number, boolean]] : []),
  ];
  if (!sheet.hasRoom(rows.length * 18)) sheet.addPage();
  for (const [label, amount, bold] of rows) {
    sheet.text(label, 340, { quiet: !bold, bold });
    sheet.textBefore(formatMoney(amount, currency, 'en'), RIGHT_EDGE, 110, { bold });
    sheet.y -= 18;
  }
}

function writeSection(sheet: Sheet, label: string, text: string): void {
  if (!text) return;
  sheet.y -= 18;
  if (!sheet.hasRoom(3 * LEADING)) sheet.addPage();
  sheet.text(label, MARGIN, LABEL);
  sheet.y -= LEADING;
  writeLines(sheet, sheet.wrap(text, RIGHT_EDGE - MARGIN), {});
}

function transferText({ number: no }: Invoice, transfer: NonNullable<TransferDetails>): string {
  const { holder, iban, bic, bank } = transfer;
  const grouped = iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ');
  return [holder, `IBAN ${grouped}`, bic && `BIC ${bic}`, bank, `Reference ${no}`].filter(Boolean).join('\n');
}

function writeFooter(sheet: Sheet, { from, number: no }: Invoice): void {
  const imprint = [from.name, ...from.address, from.taxId].filter(Boolean).join(' · ');
  const lines = sheet.wrap(imprint, 300, LABEL).slice(0, 3);
  sheet.onEachPage((page, count) => {
    sheet.y = 64;
    sheet.rule();
    sheet.y = 48;
    sheet.textBefore(`${no} · ${page} of ${count}`, RIGHT_EDGE, 170, LABEL);
    for (const line of lines) {
      sheet.text(line, MARGIN, LABEL);
      sheet.y -= 11;
    }
  });
}

/** The invoice on paper: A4, in English, with the fonts it needs inside. */
export async function drawInvoice(
  invoice: Invoice,
  { fonts, transfer, at }: { fonts: { regular: Uint8Array; bold: Uint8Array }; transfer: TransferDetails; at: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = await Sheet.create(fonts);
  const { doc } = sheet;
  doc.setTitle(`Invoice ${invoice.number}`, { showInWindowTitleBar: true });
  doc.setAuthor(invoice.from.name);
  doc.setSubject(invoice.title);
  doc.setLanguage('en');
  doc.setProducer('Client Portal');
  doc.setCreator('Client Portal');
  doc.setCreationDate(new Date(at));
  doc.setModificationDate(new Date(at));
  writeHeading(sheet, invoice);
  writeFacts(sheet, invoice);
  writeTable(sheet, invoice);
  writeTotals(sheet, invoice);
  writeSection(sheet, 'Note', invoice.note);
  if (transfer && invoice.amountDue > 0) writeSection(sheet, 'Pay by bank transfer', transferText(invoice, transfer));
  writeFooter(sheet, invoice);
  return new Uint8Array(await doc.save({ useObjectStreams: false }));
}
