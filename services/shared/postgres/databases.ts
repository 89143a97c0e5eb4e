import { Client, escapeLiteral } from 'pg'

/** A service's database, its owner (runs migrations) and its application role (bound by row-level security). */
export interface DatabaseRoles {
  readonly database: string
  readonly owner: { readonly name: string; readonly password: string }
  readonly app: { readonly name: string; readonly password: string }
}

/** The names that belong to a service's database. */
export function rolesOf(database: string, passwords: { owner: string; app: string }): DatabaseRoles {
  return {
    database,
    owner: { name: database, password: passwords.owner },
    app: { name: `${database}_app`, password: passwords.app },
  }
}

/** Runs statements on one connection of their own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  // A connection that breaks between two statements: the next one fails and says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the databases and roles that are missing, as the superuser; what exists stays as it is. */
export async function createDatabases(superuserUrl: string, wanted: readonly DatabaseRoles[]): Promise<void> {
  const missing = await withClient(superuserUrl, async client => {
    const names = wanted.flatMap(({ database, owner, app }) => [database, owner.name, app.name])
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname = any($1)
       union all select 'role ' || rolname from pg_roles where rolname = any($1)`,
      [names],
    )
    const there = new Set(rows.map(row => row.name))
    for (const { owner, app } of wanted) {
      if (!there.has(`role ${app.name}`)) await client.query(createRole(app))
      if (there.has(`role ${owner.name}`)) continue
      // The owner may act as the application role: graphile-worker's tables must belong to the latter.
      await client.query(`${createRole(owner)}; grant "${app.name}" to "${owner.name}"`)
    }
    return wanted.filter(({ database }) => !there.has(database))
  })
  await Promise.all(missing.map(roles => withClient(superuserUrl, client => createDatabase(client, roles))))
}

/** Only its two roles may connect: a service cannot reach another one's data even with a wrong URL. */
export async function createDatabase(client: Client, roles: DatabaseRoles, template?: string): Promise<void> {
  const name = `"${roles.database}"`
  await client.query(
    `create database ${name} owner "${roles.owner.name}"${template ? ` template "${template}" strategy wal_log` : ''}`,
  )
  await client.query(
    `revoke all on database ${name} from public; grant connect on database ${name} to "${roles.app.name}"`,
  )
}

const createRole = ({ name, password }: { name: string; password: string }): string =>
  `create role "${name}" login nosuperuser nobypassrls nocreatedb nocreaterole password ${escapeLiteral(password)}`
