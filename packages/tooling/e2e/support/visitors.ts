import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

import { chromeArgs, ensureBrowser } from '../../src/browser.js';

const PATIENCE = 20_000;

export const openBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: ensureBrowser(), args: [...chromeArgs, ...more] });

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What the page threw, and what the console said in red or yellow. */
  complaints: string[];
}

/** Somebody with a browser profile of their own. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  return openTab(context, address);
}

/** One more tab of the same profile. */
export async function openTab(context: BrowserContext, address: string): Promise<Visitor> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  await page.goto(address);
  return { context, page, complaints };
}

/** Types into the sign-in form and presses Enter. */
export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string | null },
): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password ?? '');
  await page.getByLabel('Password', { exact: true }).press('Enter');
}

/** The greeting on the home page is what tells that somebody is in. */
export const greeting = (page: Page, name: string) => page.getByRole('heading', { name: `Hello, ${name}` });

export async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Password', { exact: true }).waitFor();
}

export const openMenu = (page: Page): Promise<void> => page.getByRole('button', { name: /your account$/i }).click();
