import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { z } from 'zod'

export type Person = 'Demo customer' | 'Second demo customer' | 'Operator'

const english: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'Europe/Paris',
  viewport: { width: 1280, height: 860 },
  reducedMotion: 'reduce',
}

/** Opens an address as somebody who is not signed in. */
export async function arrive(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...english, ...options })
  // The demo account prefers French: whoever wants to read English has chosen it.
  if (options.locale === undefined)
    await context.addInitScript({ content: "localStorage.setItem('perennial.language', 'en')" })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(address)
  return page
}

export async function signIn(page: Page, person: Person = 'Demo customer'): Promise<void> {
  await page.getByRole('button', { name: /^(Sign in|Se connecter)$/ }).click()
  await page
    .getByRole('button', { name: new RegExp(`(^|\\W)${person}`) })
    .first()
    .click()
  await page.getByRole('button', { name: /^(Account|Compte) / }).waitFor()
}

/** Opens an address and signs in on the way. */
export async function visit(browser: Browser, address: string, person: Person = 'Demo customer'): Promise<Page> {
  const page = await arrive(browser, address)
  await signIn(page, person)
  return page
}

const body = z.object({ operationName: z.string(), variables: z.record(z.string(), z.unknown()) })

/** The name and the variables of a request to the graph; nothing for any other request. */
export function operationOf(request: Request): z.infer<typeof body> | undefined {
  return request.url().endsWith('/graphql') && request.method() === 'POST'
    ? body.parse(request.postDataJSON())
    : undefined
}

/** Notes the operations that a page sends from now on. */
export function operationsOf(page: Page): z.infer<typeof body>[] {
  const seen: z.infer<typeof body>[] = []
  page.on('request', request => {
    const operation = operationOf(request)
    if (operation) seen.push(operation)
  })
  return seen
}

/** Whether something is wider than the screen. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth')
