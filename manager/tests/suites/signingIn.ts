import type { OnStage } from '../kit/stage'
import { arrive, signIn, visit } from '../kit/visit'

const storedToken = "Object.keys(sessionStorage).filter(key => key.startsWith('oidc.user')).length"

export function signingIn(onStage: OnStage): void {
  it('goes to the OpenID provider with PKCE and comes back to the page that was asked for', async () => {
    const { browser, system } = onStage()
    const page = await arrive(browser, `${system.url}/order?universe=web`)
    const asked = page.waitForRequest(request => request.url().includes('/oidc/auth'))
    await signIn(page)
    const { searchParams } = new URL((await asked).url())
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'perennial-manager',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${system.url}/callback`,
    })
    await page.getByRole('heading', { name: 'Order', level: 1 }).waitFor()
    expect(page.url()).toBe(`${system.url}/order?universe=web`)
    await page.context().close()
  })

  it('keeps tokens in this tab only', async () => {
    const { browser, system } = onStage()
    const page = await visit(browser, system.url)
    expect(await page.evaluate(storedToken)).toBe(1)
    const kept = JSON.stringify(await page.evaluate('({ ...localStorage })'))
    expect(kept).not.toContain('token')
    const other = await page.context().newPage()
    await other.goto(system.url)
    await other.getByRole('button', { name: 'Sign in' }).waitFor()
    await page.context().close()
  })

  it('gets a new token by the refresh token when the old one is refused, and shows the page', async () => {
    const { browser, system } = onStage()
    const page = await visit(browser, system.url)
    await page.evaluate(`(() => {
      const key = Object.keys(sessionStorage).find(one => one.startsWith('oidc.user'))
      const user = JSON.parse(sessionStorage.getItem(key))
      sessionStorage.setItem(key, JSON.stringify({ ...user, access_token: 'spoiled' }))
    })()`)
    await page.reload()
    await page.getByRole('link', { name: 'atelier-lumiere.example' }).first().waitFor()
    await page.context().close()
  })

  it('signs out at the provider too', async () => {
    const { browser, system } = onStage()
    const page = await visit(browser, system.url)
    await page.getByRole('button', { name: /^Account / }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(page.url()).toBe(`${system.url}/`)
    expect(await page.evaluate(storedToken)).toBe(0)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: /Operator/ }).waitFor()
    await page.context().close()
  })

  it('tells somebody without a customer account so', async () => {
    const { browser, system } = onStage()
    const page = await arrive(browser, system.url)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: /Operator/ }).click()
    await page.getByRole('heading', { name: 'No customer account' }).waitFor()
    await page.context().close()
  })
}
