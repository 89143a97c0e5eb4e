import { z } from 'zod'

const secrets = z
  .string()
  .transform(text => text.split(',').map(secret => secret.trim()))
  .pipe(z.array(z.string().min(16, 'at least 16 characters')).min(1))

const seconds = z.coerce.number().min(0)
const share = z.coerce.number().min(0).max(1)

/** How long what was delivered is kept after its end: a week, and in development as long as one likes to wait. */
const GRACE = { production: 7 * 86_400, development: 15, test: 0 }

/** The domain of the names that are given to what is delivered. */
const hostDomain = z.string().default('perennial.example')

/** Settings of its seed. */
export const seedSettings = z.object({ HOST_DOMAIN: hostDomain })

/** Settings of infrastructure. */
export const infrastructureSettings = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    LOG_LEVEL: z.string().default('info'),
    HOST: z.string().default('127.0.0.1'),
    /** 0 takes a free one. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(4003),
    /** As the application role `infrastructure_app`, which row-level security binds. */
    DATABASE_URL: z.string().min(1),
    /** Most database connections at once. */
    DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(100).default(10),
    /** The gateway's signatures are made with one of them; several while one is replaced. */
    IDENTITY_SECRETS: secrets,
    /** Events between services are signed with the first one; any of them is accepted. */
    EVENTS_SECRETS: secrets,
    BILLING_EVENTS_URL: z.url(),
    /** `false` leaves tasks, observation and the delivery of events to other processes. */
    BACKGROUND_WORK: z.stringbool().default(true),
    /** Tasks that this process works on at once. */
    TASKS_AT_ONCE: z.coerce.number().int().min(1).max(100).default(6),
    HOST_DOMAIN: hostDomain,
    /** How long what was delivered is kept, switched off, before it is wiped; by default a week in production. */
    RELEASE_GRACE_SECONDS: seconds.optional(),
    /** How often each resource is looked at. */
    OBSERVE_EVERY_SECONDS: z.coerce.number().min(1).default(3600),
    /** How long a call of the driver may take before another process may take its task over. */
    TASK_LEASE_SECONDS: z.coerce.number().min(0.1).default(30),
    /** Faults after which a task has failed for good. */
    TASK_MOST_FAULTS: z.coerce.number().int().min(1).default(12),
    /** The pause after a task's first fault; each later one is twice as long, up to five minutes. */
    TASK_RETRY_SECONDS: z.coerce.number().min(0).default(1),
    /** How long the simulated driver takes to make something; switching and wiping take a quarter of it. */
    SIMULATOR_SECONDS: seconds.default(8),
    /** Another seed, other fates. */
    SIMULATOR_SEED: z.string().default('perennial'),
    /** The share of operations that fail, and may succeed the next time. */
    SIMULATOR_FAILURE_RATE: share.default(0),
    /** The share of operations that fail for good. */
    SIMULATOR_REFUSAL_RATE: share.default(0),
    /** The share of machines that do not answer in any one minute. */
    SIMULATOR_UNREACHABLE_RATE: share.default(0),
    /** The share of machines that are changed from outside in any one minute. */
    SIMULATOR_DRIFT_RATE: share.default(0),
  })
  .transform(({ RELEASE_GRACE_SECONDS, ...settings }) => ({
    ...settings,
    RELEASE_GRACE_SECONDS: RELEASE_GRACE_SECONDS ?? GRACE[settings.NODE_ENV],
  }))

export type InfrastructureSettings = z.infer<typeof infrastructureSettings>
