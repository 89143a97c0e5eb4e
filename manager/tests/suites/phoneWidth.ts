import type { OnStage } from '../kit/stage'
import { arrive, isTooWide } from '../kit/visit'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export function phoneWidth(onStage: OnStage): void {
  it('no page is wider than the screen, and the menu opens', async () => {
    const { browser, system } = onStage()
    const page = await arrive(browser, system.url, phone)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page
      .getByRole('button', { name: /Demo customer/ })
      .first()
      .click()
    await page.getByRole('article').first().waitFor()
    expect(await isTooWide(page)).toBe(false)
    await page.getByRole('article').filter({ hasText: 'OAK-2' }).getByRole('link').click()
    await page.getByRole('region', { name: 'Contract' }).waitFor()
    expect(await isTooWide(page)).toBe(false)
    await page.getByRole('button', { name: 'Open the menu' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Order' }).click()
    await page.getByRole('article').first().waitFor()
    expect(await isTooWide(page)).toBe(false)
    await page.goto(`${system.url}/order/oak-2`)
    await page.getByRole('button', { name: /^Order and pay/ }).waitFor()
    expect(await isTooWide(page)).toBe(false)
    await page.context().close()
  })
}
