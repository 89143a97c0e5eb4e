import { createHash } from 'node:crypto'
import { z } from 'zod'

const ms = z.number().int().min(0).max(3_600_000)

/** What the sandbox does instead of capturing and answering at once. */
const behaviour = z.discriminatedUnion('do', [
  /** The charge is refused. */
  z.strictObject({ do: z.literal('decline'), reason: z.string().max(200).default('The payment was declined.') }),
  /** Works later. */
  z.strictObject({ do: z.literal('delay'), ms }),
  /** The outcome is not known at first; it settles after a while. */
  z.strictObject({ do: z.literal('process'), ms, outcome: z.enum(['captured', 'declined']).default('captured') }),
  /** Done, and never answered: the caller runs into its time-out. */
  z.strictObject({ do: z.literal('hold') }),
  /** Done, and the connection is cut: a caller that sends again is answered the second time. */
  z.strictObject({ do: z.literal('drop') }),
  /** Not done, and the connection is cut. */
  z.strictObject({ do: z.literal('lose') }),
  /** Not done, answered with a 500. */
  z.strictObject({ do: z.literal('fail') }),
  /** Done, answered with a 500. */
  z.strictObject({ do: z.literal('failAfter') }),
  /** Done, answered, and told by notification twice. */
  z.strictObject({ do: z.literal('notifyTwice') }),
])

/** When a rule applies: to what matches everything that is given. */
const condition = z.strictObject({
  operation: z.enum(['charge', 'lookUp', 'refund']).default('charge'),
  methodRef: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  reference: z.string().optional(),
})

export const rule = z.strictObject({
  when: condition.prefault({}),
  then: behaviour,
  /** Of what matches, this share: drawn from the seed and the key, so the same again in every run. */
  chance: z.number().min(0).max(1).default(1),
  /** For the first so many only; null for all. */
  times: z.number().int().min(1).nullable().default(null),
})

export type Behaviour = z.infer<typeof behaviour>
type Rule = z.infer<typeof rule>

/** What a rule is matched with. */
export interface Occasion {
  readonly operation: 'charge' | 'lookUp' | 'refund'
  readonly key: string
  readonly methodRef: string
  readonly amount: string
  readonly currency: string
  readonly reference: string
}

/** The rules that were set; the first that applies decides. */
export interface Rules {
  set(rules: readonly Rule[]): void
  all(): readonly Rule[]
  decide(occasion: Occasion): Behaviour | null
}

/** A number from 0 to 1 that depends on nothing but its arguments. */
function draw(seed: string, index: number, key: string): number {
  return createHash('sha256').update(`${seed}\n${index}\n${key}`).digest().readUInt32BE() / 2 ** 32
}

const matches = ({ when, chance }: Rule, index: number, seed: string, occasion: Occasion): boolean =>
  when.operation === occasion.operation &&
  (when.methodRef ?? occasion.methodRef) === occasion.methodRef &&
  (when.amount ?? occasion.amount) === occasion.amount &&
  (when.currency ?? occasion.currency) === occasion.currency &&
  (when.reference ?? occasion.reference) === occasion.reference &&
  (chance === 1 || draw(seed, index, occasion.key) < chance)

export function createRules(seed: string): Rules {
  let rules: { rule: Rule; left: number }[] = []
  return {
    set(given) {
      rules = given.map(one => ({ rule: one, left: one.times ?? Infinity }))
    },
    all: () => rules.map(({ rule: one }) => one),
    decide(occasion) {
      const found = rules.find((one, index) => one.left > 0 && matches(one.rule, index, seed, occasion))
      if (!found) return null
      found.left--
      return found.rule.then
    },
  }
}
