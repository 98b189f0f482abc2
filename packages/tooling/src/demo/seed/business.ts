import { readSettings, storeSettings } from '@client-portal/server';
import type { NodePortal } from '@client-portal/server/node';

type Settings = Awaited<ReturnType<typeof readSettings>>;

const business = {
  name: 'Northlight',
  legalName: 'Northlight Studio Oy',
  address: ['Koskikatu 12', '96200 Rovaniemi', 'Finland'],
  taxId: 'FI12345671',
  timeZone: 'Europe/Helsinki',
  currency: 'EUR',
  supportEmail: 'hello@northlight.example',
  bank: { holder: 'Northlight Studio Oy', iban: 'FI21 1234 5600 0007 85', bic: 'NDEAFIHH', bank: 'Nordea' },
};

/** The business as its owner would set it up. */
export async function seedBusiness({ database }: NodePortal, now: number): Promise<void> {
  const settings = await readSettings(database.db);
  const brand = {
    ...settings.brand,
    accent: '#1f6f5c',
    description: 'Photography studio and school',
    copyright: 'Northlight Studio Oy',
  };
  await storeSettings(database.db, { ...settings, business, brand }, now);
}

/** Lets the sample site use the portal at whichever ports the demo has this time; what was added by hand stays. */
export async function allowSite({ database }: NodePortal, site: string): Promise<void> {
  const settings: Settings = await readSettings(database.db);
  const page = `${site}/clients`;
  if (settings.pages[0] === page && settings.origins.includes(site)) return;
  const pages = [page, ...settings.pages.filter((each) => each !== page)];
  await storeSettings(
    database.db,
    { ...settings, pages, origins: [...new Set([site, ...settings.origins])] },
    Date.now(),
  );
}
