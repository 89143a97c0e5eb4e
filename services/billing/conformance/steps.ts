import type { ServiceId } from '../../shared/domain/ids'
import type { Refusal } from '../domain/refusal'
import { NotBuilt } from './catalogue'
import type { Step } from './format'
import type { World } from './world'

type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>
type Steps = { readonly [Name in Step['do']]: (step: StepOf<Name>, world: World, key: string) => Promise<void> }

const notBuilt = (step: Step): Promise<void> => Promise.reject(new NotBuilt(step.do))

/** What each step of a scenario does: the same action that the mutation of the graph calls. */
const steps: Steps = {
  async order({ service, plan, billingDay, quantity }, world, key) {
    const { actions, viewer, accountId, services, today } = world
    const answer = await actions.orderService(viewer, {
      idempotencyKey: key,
      planCode: plan,
      mode: 'default',
      quantity: quantity ?? 1,
      options: [],
      configuration: [],
      billingDay: billingDay ?? null,
      paymentMethodId: null,
      catalogVersion: null,
    })
    requireDone(answer.userErrors)
    if (!answer.serviceId) throw new Error('the order is not completed')
    services.set(service, answer.serviceId)
    const delivery = { serviceId: answer.serviceId, accountId, name: service, deliveredAt: `${today}T00:00:00Z` }
    await world.tell('infrastructure.service.delivered', answer.serviceId, delivery)
  },
  async stop({ service, when }, world, key) {
    const input = { idempotencyKey: key, serviceId: serviceOf(service, world), when, reason: null }
    requireDone((await world.actions.stopService(world.viewer, input)).userErrors)
  },
  async undoStop({ service }, world, key) {
    const input = { idempotencyKey: key, serviceId: serviceOf(service, world) }
    requireDone((await world.actions.undoStopService(world.viewer, input)).userErrors)
  },
  changePlan: notBuilt,
  setQuantity: notBuilt,
  pause: notBuilt,
  resume: notBuilt,
  reportUsage: notBuilt,
  adjust: notBuilt,
  reprice: notBuilt,
}

/** Does a step; its key is what makes it one. */
export function take<Name extends Step['do']>(step: StepOf<Name>, world: World, key: string): Promise<void> {
  const name: Name = step.do
  return steps[name](step, world, key)
}

function serviceOf(name: string, { services }: World): ServiceId {
  const id = services.get(name)
  if (!id) throw new Error(`there is no service ${name}`)
  return id
}

function requireDone(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Error(refusals.map(({ code, message }) => `${code}: ${message}`).join('; '))
}
