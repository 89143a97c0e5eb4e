import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { chromiumArguments, chromiumPath } from './kit/chromium'
import { startSystem } from './kit/system'
import { visit } from './kit/visit'

const directory = join(__dirname, '..', 'screenshots')

/** The pages as the README shows them. */
async function takeAll(page: Page, url: string): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: join(directory, `${name}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto(`${url}/?state=provisioning`)
  await page.getByRole('heading', { name: 'No service matches' }).waitFor()
  await page.goto(url)
  await page.locator('[aria-busy="false"] tbody a').first().waitFor()
  await page.getByRole('tab', { name: /All\s*\d/ }).waitFor()
  await take('services')

  await page.getByRole('row').filter({ hasText: 'OAK-2' }).getByRole('link').click()
  await page.getByRole('region', { name: 'Server' }).getByText('IPv6').waitFor()
  await take('service')

  await page.goto(`${url}/order/oak-2`)
  await page.getByRole('radio', { name: 'GRA' }).press('Space')
  await page.getByRole('button', { name: /^Order and pay/ }).waitFor()
  await page.evaluate('window.scrollTo(0, 0)')
  await take('order')
}

async function main(): Promise<void> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium: set CHROMIUM to where one is.')
  mkdirSync(directory, { recursive: true })
  const system = await startSystem()
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
  try {
    await takeAll(await visit(browser, system.url), system.url)
  } finally {
    await browser.close()
    await system.stop()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
