import { z } from 'zod'

const count = z.coerce.number().int().min(1)

/** How much one request may ask for. Each is far above what people and tools send, and far below what hurts. */
export const limitSettings = {
  /** How many tokens a document may have. */
  MAX_DOCUMENT_TOKENS: z.coerce.number().int().min(100).default(4000),
  /** How deep fields may lie in each other, fragments spread; the standard introspection query is 15 deep. */
  MAX_DOCUMENT_DEPTH: count.default(20),
  /** How many selections a document may have once its fragments are spread. */
  MAX_DOCUMENT_SELECTIONS: count.default(5000),
  /** How many fields of an operation may have an alias, fragments spread. */
  MAX_DOCUMENT_ALIASES: count.default(100),
  /** How many fields an operation may select at its root. */
  MAX_DOCUMENT_ROOT_FIELDS: count.default(30),
  /** How often one name may be selected in one place, once all that lands there is merged. */
  MAX_DOCUMENT_REPEATED_FIELDS: count.default(100),
  /** How many operations and fragments a document may define. */
  MAX_DOCUMENT_DEFINITIONS: count.default(100),
  /** How many directives a document may use in all. */
  MAX_DOCUMENT_DIRECTIVES: count.default(100),
  /** How many directives may stand in one place. */
  MAX_DIRECTIVES_IN_ONE_PLACE: count.default(10),
  /** How many variables an operation may declare. */
  MAX_VARIABLES: count.default(50),
  /** How many elements a list in a document or in a variable may have. */
  MAX_INPUT_LIST: count.default(1000),
  /** How many values the variables of a request may have in all. */
  MAX_VARIABLE_VALUES: count.default(10_000),
  /** What an operation may cost, counted as the cost specification says from `@cost` and `@listSize`. */
  MAX_COST: count.default(10_000),
  /** How long a list is taken to be of which nothing says so. */
  ASSUMED_LIST_SIZE: count.default(5),
}

type LimitSettings = z.infer<z.ZodObject<typeof limitSettings>>

/** What a document may have, see the settings. */
export interface DocumentLimits {
  readonly depth: number
  readonly selections: number
  readonly aliases: number
  readonly rootFields: number
  readonly repeatedFields: number
  readonly definitions: number
  readonly directives: number
  readonly directivesInOnePlace: number
  readonly variables: number
  readonly listElements: number
}

export const documentLimits = (settings: LimitSettings): DocumentLimits => ({
  depth: settings.MAX_DOCUMENT_DEPTH,
  selections: settings.MAX_DOCUMENT_SELECTIONS,
  aliases: settings.MAX_DOCUMENT_ALIASES,
  rootFields: settings.MAX_DOCUMENT_ROOT_FIELDS,
  repeatedFields: settings.MAX_DOCUMENT_REPEATED_FIELDS,
  definitions: settings.MAX_DOCUMENT_DEFINITIONS,
  directives: settings.MAX_DOCUMENT_DIRECTIVES,
  directivesInOnePlace: settings.MAX_DIRECTIVES_IN_ONE_PLACE,
  variables: settings.MAX_VARIABLES,
  listElements: settings.MAX_INPUT_LIST,
})

/** What the variables of a request may have. */
export interface VariableLimits {
  readonly listElements: number
  readonly values: number
}

export const variableLimits = (settings: LimitSettings): VariableLimits => ({
  listElements: settings.MAX_INPUT_LIST,
  values: settings.MAX_VARIABLE_VALUES,
})
