/** Bills and ends all that is due now, and charges what was billed: `npm run renew`. Any number may run at once. */
import { runCommand, say } from './command'

void runCommand(() => async ({ actions }) => {
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const { signal } = stopping
  const began = performance.now()
  const { renewed, ended, invoices } = await actions.renewDue({ signal })
  const seconds = (performance.now() - began) / 1000
  const rate = seconds > 0 ? Math.round(renewed / seconds) : renewed
  say(`${renewed} renewed and ${ended} ended on ${invoices} invoices in ${seconds.toFixed(1)} s (${rate}/s)`)
  const { captured, declined, pending } = await actions.settlePayments({ signal })
  say(`payments: ${captured} captured, ${declined} declined, ${pending} still open`)
})
