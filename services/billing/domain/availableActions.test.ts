import { day } from '../../shared/domain/day'
import { factsOf, started } from '../testing/contracts'
import { committed } from '../testing/engagement'
import { plan } from '../testing/offers'
import { actionRefusal } from './actionRefusal'
import { availableActions, SERVICE_ACTIONS } from './availableActions'
import { billNextPeriod } from './billUntil'
import { passEngagementEnd } from './engagement'
import type { ServiceFacts } from './serviceFacts'
import { stopAtPeriodEnd, stopNow, undoStop } from './stop'

const on = (facts: ServiceFacts, today = '2025-01-15'): Record<string, string> =>
  Object.fromEntries(
    availableActions(facts, day(today)).map(({ action, reason, deadline }) => [
      action,
      [reason ?? 'yes', deadline].filter(Boolean).join(' '),
    ]),
  )

const running = started()
const engaged = started({
  plan: plan({ pricings: committed('REACTIVATE_ENGAGEMENT') }),
  selection: { mode: 'degressivity3' },
})
const changed = (change: (facts: ServiceFacts) => Partial<ServiceFacts['contract']>, of = running): ServiceFacts => {
  const facts = factsOf(of)
  return { ...facts, contract: { ...facts.contract, ...change(facts) } }
}

describe('what can be done with a service', () => {
  it('that runs is everything but what is so already', () => {
    expect(on(factsOf(running))).toEqual({
      RENEW: 'yes 2025-02-01',
      STOP_NOW: 'yes',
      STOP_AT_PERIOD_END: 'yes 2025-02-01',
      UNDO_STOP: 'NOT_STOPPING',
      ENABLE_AUTO_RENEW: 'ALREADY_SET',
      DISABLE_AUTO_RENEW: 'yes 2025-02-01',
    })
  })

  it('that is not delivered is not to renew it', () => {
    expect(on(factsOf(running, { state: 'PROVISIONING' }))).toMatchObject({ RENEW: 'NOT_DELIVERED', STOP_NOW: 'yes' })
  })

  it('that stops is to take the stop back, or to stop it now', () => {
    const stopping = factsOf({ ...running, contract: stopAtPeriodEnd(running.contract) })
    expect(on(stopping)).toEqual({
      RENEW: 'STOPPING 2025-02-01',
      STOP_NOW: 'yes',
      STOP_AT_PERIOD_END: 'STOPPING 2025-02-01',
      UNDO_STOP: 'yes 2025-02-01',
      ENABLE_AUTO_RENEW: 'STOPPING 2025-02-01',
      DISABLE_AUTO_RENEW: 'STOPPING 2025-02-01',
    })
    expect({ ...stopping, contract: undoStop(stopping.contract) }).toEqual(factsOf(running))
  })

  it('that is committed is not to stop it now, and to stop it when the commitment ends', () => {
    expect(on(factsOf(engaged))).toMatchObject({
      STOP_NOW: 'ENGAGED 2025-04-01',
      STOP_AT_PERIOD_END: 'yes 2025-04-01',
      DISABLE_AUTO_RENEW: 'yes 2025-04-01',
    })
  })

  it('without automatic renewal is to switch it on until the end', () => {
    expect(on(changed(() => ({ autoRenew: false })))).toMatchObject({
      ENABLE_AUTO_RENEW: 'yes 2025-02-01',
      DISABLE_AUTO_RENEW: 'ALREADY_SET',
    })
  })

  it('that is not paid is not to renew it', () => {
    expect(on(changed(() => ({ state: 'SUSPENDED' })))).toMatchObject({ RENEW: 'UNPAID', STOP_NOW: 'yes' })
  })

  it('that is renewed ahead is not to renew it again before that period begins', () => {
    const ahead = factsOf(billNextPeriod(running, factsOf(running).account.currency))
    expect(on(ahead, '2025-01-15')).toMatchObject({ RENEW: 'RENEWED_AHEAD 2025-02-01' })
    expect(on(ahead, '2025-02-01')).toMatchObject({ RENEW: 'yes 2025-03-01' })
  })

  it('whose commitment is paid to its end is not to renew it before that end', () => {
    const paid = changed(() => ({ billedUntil: day('2025-04-01') }), engaged)
    expect(on(paid, '2025-03-20')).toMatchObject({ RENEW: 'RENEWED_AHEAD 2025-04-01' })
    expect(passEngagementEnd(paid).contract.engagement?.to).toBe('2025-07-01')
  })

  it('that is over is nothing, also before the run that records it', () => {
    const ended = factsOf({ ...running, contract: stopNow(running.contract, day('2025-01-10')) })
    const expired = changed(() => ({ autoRenew: false }))
    for (const over of [on(ended), on(expired, '2025-02-01')])
      expect(new Set(Object.values(over))).toEqual(new Set(['ENDED']))
  })

  it('is refused by the mutation for the same reason', () => {
    for (const facts of [factsOf(running), factsOf(engaged), factsOf(running, { state: 'PROVISIONING' })]) {
      const reasons = SERVICE_ACTIONS.map(action => actionRefusal(action, facts, day('2025-01-15'))?.code ?? null)
      expect(reasons).toEqual(availableActions(facts, day('2025-01-15')).map(({ reason }) => reason))
    }
  })
})
