import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { registry } from '../../operations'

const document = readFileSync(join(registry, 'OrderService.graphql'), 'utf8')

/** Orders mailboxes as the page's person, by the operation that the page itself would send. */
export async function orderMailboxes(page: Page, count: number): Promise<void> {
  const token = await page.evaluate<string>(`(() => {
    const key = Object.keys(sessionStorage).find(one => one.startsWith('oidc.user'))
    return JSON.parse(sessionStorage.getItem(key)).access_token
  })()`)
  for (let index = 0; index < count; index += 1) {
    const input = {
      idempotencyKey: `mailbox-${index}`,
      planCode: 'clover-mailbox',
      configuration: [{ name: 'address', value: `person-${String(index).padStart(2, '0')}@atelier-lumiere.example` }],
    }
    const response = await page.request.post(new URL('/graphql', page.url()).href, {
      headers: { authorization: `Bearer ${token}` },
      data: { query: document, variables: { input } },
    })
    const answer = await response.text()
    if (!answer.includes('"userErrors":[]')) throw new Error(answer)
  }
}
