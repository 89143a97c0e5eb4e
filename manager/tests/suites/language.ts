import type { OnStage } from '../kit/stage'
import { arrive, signIn } from '../kit/visit'

const htmlLanguage = 'document.documentElement.lang'

export function otherLanguages(onStage: OnStage): void {
  it('speaks the account’s language until another is chosen, which it remembers', async () => {
    const { browser, system } = onStage()
    const page = await arrive(browser, system.url, { locale: 'en-GB' })
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await signIn(page)
    await page.getByRole('link', { name: 'Commander un service' }).waitFor()
    expect(await page.evaluate(htmlLanguage)).toBe('fr')
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('link', { name: 'Order a service' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Order a service' }).waitFor()
    expect(await page.evaluate(htmlLanguage)).toBe('en')
    await page.context().close()
  })

  it('writes dates and amounts in French', async () => {
    const { browser, system } = onStage()
    const page = await arrive(browser, system.url, { locale: 'fr-FR' })
    await signIn(page)
    await page.getByRole('row').filter({ hasText: 'OAK-2' }).getByRole('link').click()
    const invoice = page.getByRole('region', { name: 'Prochaine facture' })
    expect((await invoice.innerText()).replace(/[\u00a0\u202f]/g, ' ')).toMatch(
      /\d{1,2} \S+ \d{4}[\s\S]*Total hors taxe\s+39,99 €\s+Taxe 20 %\s+8,00 €\s+Total TTC\s+47,99 €/,
    )
    await page.getByRole('button', { name: 'Renouveler maintenant' }).waitFor()
    await page.getByRole('region', { name: 'Serveur' }).getByText('Allumé').waitFor()
    await page.context().close()
  })
}
