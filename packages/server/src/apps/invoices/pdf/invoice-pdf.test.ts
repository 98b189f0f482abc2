import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib';

import { aClient, anInvoice, createInvoicePortal } from '../testing/invoice-fixtures.js';

/** Every character that the document says its glyphs stand for. */
async function lettersOf(pdf: PDFDocument): Promise<string> {
  const streams = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
  const maps = streams
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .filter((text) => text.includes('begincmap'));
  const codes = maps.flatMap((map) => [...map.matchAll(/^<[0-9a-f]{4}>\s*<([0-9a-f]+)>/gim)].map(([, code]) => code!));
  return codes.map((code) => Buffer.from(code, 'hex').swap16().toString('utf16le')).join('');
}

describe('the PDF of an invoice', async () => {
  const portal = await createInvoicePortal();

  const pdfOf = async (values = {}, contact = {}) => {
    const { id, browser } = await aClient(portal, contact);
    const response = await browser.send('GET', `/api/invoices/${await anInvoice(portal.core, id, values)}.pdf`);
    assert.equal(response.status, 200);
    return { response, pdf: await PDFDocument.load(await response.arrayBuffer()) };
  };

  it('is a download that carries the number', async () => {
    const { response, pdf } = await pdfOf({ number: 'RE/2026 "1"\u00e4' });
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="RE-2026-1-.pdf"');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(pdf.getTitle(), 'Invoice RE/2026 "1"\u00e4');
    assert.equal(pdf.getPageCount(), 1);
  });

  it('prints a name of Arabic letters and a picture', async () => {
    const letters = await lettersOf((await pdfOf({}, { firstName: 'مريم', lastName: 'الأحمد 🌸' })).pdf);
    for (const letter of 'مريحد') assert.ok(letters.includes(letter), letter);
    assert.ok(!letters.includes('□'));
  });

  it('goes on over as many pages as its lines need', async () => {
    const line = {
      description: 'Änderung der Größe, Straße und Höhe aller Überschriften',
      quantity: 1000,
      unitPrice: 9999,
      taxRate: 1900,
    };
    const { pdf } = await pdfOf({ lines: Array.from({ length: 120 }, () => line) });
    assert.ok(pdf.getPageCount() >= 4 && pdf.getPageCount() <= 8, String(pdf.getPageCount()));
  });

  it('comes to an end with words that are wider than their column', async () => {
    const long = 'x'.repeat(5000);
    const line = { description: long, quantity: 1000, unitPrice: 900_000_000_000_00, taxRate: 0 };
    const { pdf } = await pdfOf({
      title: long,
      note: `${long}\n\n${long}`,
      lines: [line],
      billTo: { name: long, address: [long] },
    });
    assert.ok(pdf.getPageCount() > 1);
  });
});
