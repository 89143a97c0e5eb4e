import type { Page } from 'playwright-core'
import type { OnStage } from '../kit/stage'
import { visit } from '../kit/visit'

const region = (page: Page, name: string) => page.getByRole('region', { name })

export function partsDown(onStage: OnStage): void {
  let page: Page

  beforeAll(async () => {
    const { browser, system } = onStage()
    page = await visit(browser, system.url)
    await page.getByRole('row').filter({ hasText: 'OAK-2' }).getByRole('link').click()
    await region(page, 'Server').waitFor()
  })
  afterAll(() => page.context().close())

  it('the card of the server says so while contract and invoices stay, and comes back by a click', async () => {
    const goOn = onStage().system.freeze('infrastructure')
    try {
      await page.reload()
      await region(page, 'Server').getByText('Not available right now').waitFor()
      expect(await region(page, 'Contract').innerText()).toContain('€39.99')
      expect(await region(page, 'Next invoice').innerText()).toContain('€47.99')
      await region(page, 'Invoices').getByText(/^FR-/).first().waitFor()
      expect(await page.getByRole('button', { name: 'Renew now' }).isEnabled()).toBe(true)
    } finally {
      goOn()
    }
    await region(page, 'Server').getByRole('button', { name: 'Try again' }).click()
    await region(page, 'Server').getByText('Gravelines (GRA, FR)').waitFor()
  })

  it('the contract stays without the plan’s details when the catalogue is down', async () => {
    const goOn = onStage().system.freeze('catalog')
    try {
      await page.reload()
      await region(page, 'Contract').getByText('Details of the plan are not available right now.').waitFor()
      await region(page, 'Server').getByText('Gravelines (GRA, FR)').waitFor()
    } finally {
      goOn()
    }
  })

  it('the page says so when billing is down, and comes back by a click', async () => {
    const goOn = onStage().system.freeze('billing')
    try {
      await page.reload()
      await page.getByRole('heading', { name: 'This page could not be shown' }).waitFor()
    } finally {
      goOn()
    }
    await page.getByRole('button', { name: 'Try again' }).click()
    await region(page, 'Contract').waitFor()
  })
}
