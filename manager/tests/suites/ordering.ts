import type { Page } from 'playwright-core'
import type { OnStage } from '../kit/stage'
import { visit } from '../kit/visit'

/** The server tells how far a task has come, without being asked again and again. */
async function progressTold(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket', { predicate: one => one.url().endsWith('/graphql') })
  await socket.waitForEvent('framereceived', {
    predicate: ({ payload }) => /"resourceChanged".*"progress"/.test(String(payload)),
  })
}

export function ordering(onStage: OnStage): void {
  let page: Page
  const card = (name: string) => page.getByRole('article').filter({ hasText: name })

  beforeAll(async () => {
    const { browser, system } = onStage()
    page = await visit(browser, `${system.url}/order`)
  })
  afterAll(() => page.context().close())

  it('filters the catalogue by universe, hardware and price in the address', async () => {
    await page.goto(`${onStage().system.url}/order`)
    await page.getByText('9 offers').waitFor()
    await page.getByRole('tab', { name: /Servers/ }).click()
    await page.getByText('3 offers').waitFor()
    await page.getByRole('combobox', { name: 'Cores' }).click()
    await page.getByRole('option', { name: '8 or more' }).click()
    await page.getByText('2 offers').waitFor()
    await page.getByRole('textbox', { name: 'Price per month, up to' }).fill('60,00')
    await page.getByText('1 offer', { exact: true }).waitFor()
    expect(page.url()).toContain('?universe=infrastructure&max=60.00&cores=8')
    await card('OAK-2').waitFor()
  })

  it('shows what cannot be ordered yet and says why', async () => {
    const { system } = onStage()
    const rollout = ['catalog', 'services/catalog/rollout/command.ts', '--subsidiary', 'FR', '--range', 'REED']
    await system.command(...rollout, '--off')
    await page.goto(`${system.url}/order?universe=telecom`)
    await card('Reed Line').getByText('Cannot be ordered').waitFor()
    expect(await card('Reed Line').getByRole('link').count()).toBe(0)
    await page.goto(`${system.url}/order/reed-line`)
    await page.getByRole('alert').filter({ hasText: 'Cannot be ordered' }).waitFor()
    expect(await page.getByRole('button', { name: 'Order', exact: true }).isDisabled()).toBe(true)
    await system.command(...rollout, '--on')
  })

  it('says what must still be chosen before there is a total', async () => {
    await page.goto(`${onStage().system.url}/order/seed-example`)
    await page.getByText('Still to choose: Domain name.').waitFor()
    await page.getByRole('textbox', { name: 'Domain name' }).fill('jardin.example')
    await page.getByRole('button', { name: /^Order and pay €/ }).waitFor()
    expect(await page.getByRole('region', { name: 'Summary' }).innerText()).toMatch(
      /Tax 20%\s+€1\.80\s+Total\s+€10\.79/,
    )
  })

  it('shows the total with tax for each choice, and orders it by one click: paid, prepared, delivered', async () => {
    await page.goto(`${onStage().system.url}/order/oak-1`)
    const total = page.getByRole('button', { name: /^Order and pay/ })
    await total.waitFor()
    const plain = await total.innerText()
    const summary = await page.getByRole('region', { name: 'Summary' }).innerText()
    const gross = /Total\s+(€[\d.]+)/.exec(summary)?.[1] ?? 'no total'
    await page.getByRole('radio', { name: /12 months, paid at once/ }).click()
    await page.getByRole('button', { name: plain }).waitFor({ state: 'detached' })
    await page.getByText(/ \/ 12 months, before tax\.$/).waitFor()
    await page.getByRole('radio', { name: /Without commitment/ }).click()
    const told = progressTold(page)
    await page.getByRole('button', { name: plain }).click()
    await page.waitForURL(/\/orders\/ord_/)
    await page.getByText('Paid', { exact: true }).waitFor()
    await page.getByRole('progressbar', { name: /^Preparation/ }).waitFor()
    await told
    await page.getByRole('heading', { name: 'It is ready' }).waitFor()
    await page.getByRole('link', { name: 'Open the service' }).click()
    await page.getByRole('region', { name: 'Invoices' }).getByText(/^FR-/).waitFor()
    expect(await page.getByRole('region', { name: 'Invoices' }).innerText()).toContain(`Paid\n${gross}`)
  })

  it('says when the payment was refused, and that nothing was bought', async () => {
    await page.goto(`${onStage().system.url}/order/oak-1`)
    await page.getByRole('combobox', { name: 'Pay with' }).click()
    await page.getByRole('option', { name: /0002/ }).click()
    await page.getByRole('button', { name: /^Order and pay/ }).click()
    await page.getByText('Nothing was bought and nothing was charged.').waitFor()
    expect(await page.getByRole('link', { name: 'Open the service' }).count()).toBe(0)
  })
}
