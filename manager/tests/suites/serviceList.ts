import type { Page } from 'playwright-core'
import type { OnStage } from '../kit/stage'
import { operationOf, operationsOf, visit } from '../kit/visit'
import { orderMailboxes } from '../kit/orders'

const names = (page: Page): Promise<string[]> => page.locator('tbody a').allInnerTexts()
const settled = (page: Page) => page.locator('[aria-busy="false"] tbody a').first().waitFor()

export function serviceList(onStage: OnStage): void {
  let page: Page

  beforeAll(async () => {
    const { browser, system } = onStage()
    page = await visit(browser, system.url)
  })
  beforeEach(async () => {
    await page.goto(onStage().system.url)
    await settled(page)
  })
  afterAll(() => page.context().close())

  it('shows each with its state, its next bill and its amount, and how many there are in each universe', async () => {
    const server = page.getByRole('row').filter({ hasText: 'OAK-2' })
    expect(await server.innerText()).toMatch(/Active\s+\d{1,2} \w+ \d{4}\s+.*\s+€47\.99/)
    const tabs = await page.getByRole('tab').allInnerTexts()
    expect(tabs.map(text => text.replace(/\s+/g, ' '))).toEqual(['All 7', 'Web 3', 'Servers 2', 'Cloud 1', 'Telecom 1'])
  })

  it('is filtered by universe, state and renewal in the address, which shows the same to whoever opens it', async () => {
    await page.getByRole('tab', { name: /Servers/ }).click()
    await page.getByText('Active', { exact: false }).first().click()
    await page.getByRole('combobox', { name: 'Automatic renewal' }).click()
    await page.getByRole('option', { name: 'Renews automatically' }).click()
    await page.waitForURL(/\?universe=infrastructure&state=active&renew=on$/)
    await settled(page)
    expect(await names(page)).toHaveLength(2)
    await page.reload()
    await settled(page)
    expect(await names(page)).toHaveLength(2)
    expect(await page.getByRole('tab', { name: /Servers/ }).getAttribute('aria-selected')).toBe('true')
    await page.goBack()
    await page.waitForURL(/\?universe=infrastructure&state=active$/)
  })

  it('is searched by name while one types', async () => {
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('bonjour')
    await page.waitForURL(/\?q=bonjour$/)
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' })
    expect(await names(page)).toEqual(['bonjour@atelier-lumiere.example'])
  })

  it('leads out of a search that finds nothing', async () => {
    await page.goto(`${onStage().system.url}/?q=nothing-is-called-so`)
    await page.getByRole('heading', { name: 'No service matches' }).waitFor()
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await settled(page)
    expect(await names(page)).toHaveLength(7)
  })

  it('leads to ordering where there is nothing yet', async () => {
    const { browser, system } = onStage()
    const other = await visit(browser, `${system.url}/?universe=telecom`, 'Second demo customer')
    await other.getByText('Nothing in Telecom yet.').waitFor()
    await other.getByRole('main').getByRole('link', { name: 'Order a service' }).last().click()
    await other.waitForURL(/\/order\?universe=telecom$/)
    await other.context().close()
  })

  it('is sorted by name', async () => {
    await page.getByRole('button', { name: 'Name' }).click()
    await page.waitForURL(/\?sort=name$/)
    await page.locator('th[aria-sort="ascending"]', { hasText: 'Name' }).waitFor()
    await settled(page)
    const shown = await names(page)
    expect(shown).toEqual([...shown].sort())
  })

  it('switches automatic renewal by one click, before the graph has answered, and keeps it', async () => {
    const { promise: mayGoOn, resolve: goOn } = withResolvers()
    await page.route('**/graphql', async route => {
      if (operationOf(route.request())?.operationName === 'SetAutoRenew') await mayGoOn
      await route.continue()
    })
    const toggle = page.getByRole('switch', { name: 'Renew bonjour@atelier-lumiere.example automatically' })
    expect(await toggle.isChecked()).toBe(true)
    await toggle.press('Space')
    await page.waitForFunction('document.querySelectorAll("[role=switch]:not(:checked)").length === 1')
    expect(await page.getByText('no longer renews automatically').count()).toBe(0)
    goOn()
    await page.getByText('no longer renews automatically').waitFor()
    await page.unroute('**/graphql')
    await page.reload()
    await settled(page)
    expect(await toggle.isChecked()).toBe(false)
    await toggle.press('Space')
    await page.getByText('bonjour@atelier-lumiere.example renews automatically.').waitFor()
  })

  it('moves the switch back when the graph refuses', async () => {
    await page.route('**/graphql', async route => {
      if (operationOf(route.request())?.operationName !== 'SetAutoRenew') return route.continue()
      const userErrors = [{ __typename: 'UserError', code: 'UNPAID', field: [], message: 'Not now.', retryable: false }]
      const payload = { __typename: 'SetAutoRenewPayload', service: null, userErrors }
      return route.fulfill({ json: { data: { setAutoRenew: payload } } })
    })
    const toggle = page.getByRole('switch').first()
    await toggle.press('Space')
    await page.getByText('Not now.').waitFor()
    expect(await toggle.isChecked()).toBe(true)
    await page.unroute('**/graphql')
  })

  it('is paged by cursors, forwards and back', async () => {
    await orderMailboxes(page, 16)
    // A name is given on delivery: until then the order by name still changes.
    await page.goto(`${onStage().system.url}/?state=provisioning`)
    await page.getByRole('heading', { name: 'No service matches' }).waitFor({ timeout: 60_000 })
    await page.goto(`${onStage().system.url}/?sort=name`)
    await settled(page)
    const first = await names(page)
    expect(first).toHaveLength(20)
    const sent = operationsOf(page)
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByText('21–23 of 23').waitFor()
    await settled(page)
    expect(sent.find(({ operationName }) => operationName === 'Services')?.variables['after']).toEqual(
      expect.any(String),
    )
    const second = await names(page)
    expect(second).toHaveLength(3)
    expect([...first, ...second]).toEqual([...first, ...second].sort())
    await page.getByRole('button', { name: 'Previous page' }).click()
    await page.getByText('1–20 of 23').waitFor()
    expect(await names(page)).toEqual(first)
    await page.getByRole('combobox', { name: 'Rows per page' }).click()
    await page.getByRole('option', { name: '50' }).click()
    await page.getByText('1–23 of 23').waitFor()
  })
}

function withResolvers() {
  let resolve = (): void => undefined
  const promise = new Promise<void>(done => (resolve = done))
  return { promise, resolve: () => resolve() }
}
