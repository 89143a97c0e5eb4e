import type { Page } from 'playwright-core'
import type { OnStage } from '../kit/stage'
import { operationOf, operationsOf, visit } from '../kit/visit'

const region = (page: Page, name: string) => page.getByRole('region', { name })

export function servicePage(onStage: OnStage): void {
  let page: Page

  const open = async (plan: string): Promise<void> => {
    await page.goto(onStage().system.url)
    await page.getByRole('row').filter({ hasText: plan }).getByRole('link').first().click()
    await region(page, 'Contract').waitFor()
  }

  beforeAll(async () => {
    const { browser, system } = onStage()
    page = await visit(browser, system.url)
  })
  afterAll(() => page.context().close())

  it('shows contract, next invoice and the state of the server by one query', async () => {
    await open('OAK-2')
    const sent = operationsOf(page)
    await page.reload()
    await region(page, 'Invoices').getByText(/^FR-/).first().waitFor()
    expect(sent.map(({ operationName }) => operationName).sort()).toEqual(['Account', 'ServiceInvoices', 'ServicePage'])
    expect(await region(page, 'Server').innerText()).toMatch(/On[\s\S]*Gravelines \(GRA, FR\)[\s\S]*IPv4[\s\S]*IPv6/)
    expect(await region(page, 'Contract').innerText()).toMatch(/€39\.99 \/ month, before tax[\s\S]*Without commitment/)
    expect(await region(page, 'Next invoice').innerText()).toMatch(/Net\s+€39\.99\s+Tax 20%\s+€8\.00\s+Total\s+€47\.99/)
  })

  it('stops at the end of the period by one click, and takes it back by another', async () => {
    await open('OAK-2')
    await page.getByRole('button', { name: 'Stop at the end of the period' }).click()
    await page.getByText(/^Stops on/).waitFor()
    expect(await region(page, 'Next invoice').innerText()).toContain('Nothing more will be billed.')
    const renew = page.getByRole('button', { name: 'Renew now' })
    expect(await renew.isDisabled()).toBe(true)
    await page.getByText('A stop is set: take it back first.').first().waitFor()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('The stop is taken back.').waitFor()
    await page.getByText(/^Stops on/).waitFor({ state: 'detached' })
    expect(await region(page, 'Next invoice').innerText()).toContain('€47.99')
  })

  it('renews by one click: paid for a period more, with an invoice', async () => {
    await open('Meadow Start')
    const invoices = region(page, 'Invoices').getByText(/^FR-/)
    await invoices.first().waitFor()
    const before = await invoices.count()
    await page.getByRole('button', { name: 'Renew now' }).click()
    await page.getByText(/^Renewed: paid until/).waitFor()
    await invoices.nth(before).waitFor()
  })

  it('says why something cannot be done, and from when it can', async () => {
    await open('OAK-1')
    expect(await page.getByRole('button', { name: 'Stop now' }).isDisabled()).toBe(true)
    await page.getByText(/^A commitment runs until \d{1,2} \w+ \d{4}\.$/).waitFor()
  })

  it('asks before it stops now, says what that means, and gives the unused part back', async () => {
    await open('Reed Line')
    await page.getByRole('button', { name: 'Stop now' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toMatch(/ends today[\s\S]*becomes credit/)
    await dialog.getByRole('button', { name: 'Keep the service' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Stop now' }).click()
    await dialog.getByRole('button', { name: 'Stop now and wipe' }).click()
    await page.getByText(/^Stopped\. €\d+\.\d\d went to your credit\.$/).waitFor()
    await page.getByText(/^Ended on/).waitFor()
    await region(page, 'Invoices')
      .getByText(/^Credit note/)
      .waitFor()
  })

  it('sends a click again with the same key when the connection breaks, so that it counts once', async () => {
    await open('Fern 2-8')
    const keys: unknown[] = []
    await page.route('**/graphql', async route => {
      const operation = operationOf(route.request())
      if (operation?.operationName !== 'StopService') return route.continue()
      const { input } = operation.variables
      keys.push(typeof input === 'object' && input !== null && 'idempotencyKey' in input && input.idempotencyKey)
      // The first request reaches the graph, its answer never comes back.
      if (keys.length > 1) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.getByRole('button', { name: 'Stop at the end of the period' }).click()
    await page.getByText(/^It stops on/).waitFor()
    await page.unroute('**/graphql')
    expect(keys).toEqual([keys[0], keys[0]])
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('The stop is taken back.').waitFor()
  })

  it('is not there for anybody else', async () => {
    await open('OAK-2')
    const { browser } = onStage()
    const stranger = await visit(browser, page.url(), 'Second demo customer')
    await stranger.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    await stranger.context().close()
  })
}
