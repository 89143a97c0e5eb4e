import type { Client } from 'pg'

/** What a renewal run adds to; what it changes beside is `contract`. */
const added = [
  'invoice_line',
  'invoice_settlement',
  'payment',
  'ledger_entry',
  'contract_terms',
  'outbox',
  'outbox_delivery',
  'invoice',
] as const

/**
 * Columns by which the copies differ from the rows that are there, so that no key is taken: another last digit in ids that
 * are new, and a revision that no contract has.
 */
const otherDigit = (column: string): string =>
  `(left(${column}::text, -1) || translate(right(${column}::text, 1), '0123456789abcdef', '123456789abcdef0'))::uuid`
const changed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  invoice_line: { invoice_id: otherDigit('invoice_id'), revision: 'revision + 1000000' },
  invoice_settlement: { invoice_id: otherDigit('invoice_id') },
  payment: { id: otherDigit('id'), invoice_id: otherDigit('invoice_id') },
  ledger_entry: { transaction_id: otherDigit('transaction_id') },
  contract_terms: { revision: 'revision + 1000000' },
  outbox: { id: otherDigit('id') },
  outbox_delivery: { event_id: otherDigit('event_id') },
  invoice: { id: otherDigit('id') },
}

/** Columns of a contract that a renewal changes. */
const renewed = [
  'billed_until',
  'due_on',
  'renews_on',
  'periods_billed',
  'state',
  'ends_on',
  'revision',
  'event_sequence',
]

interface Column {
  readonly name: string
  readonly type: string
}

/** A statement that writes the rows of a batch, given each column's values as an array in PostgreSQL's own words. */
interface Writing {
  readonly table: string
  readonly columns: readonly Column[]
  readonly statement: string
}

async function columnsOf(client: Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows
}

const unnested = (columns: readonly Column[]): string =>
  `unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})`

/** Lays aside what was written since a transaction, and makes the statements that write the same again. */
export async function layAside(client: Client, since: string): Promise<readonly Writing[]> {
  const writings: Writing[] = []
  const contracts = (await columnsOf(client, 'contract')).filter(({ name }) =>
    ['lane', 'id', ...renewed].includes(name),
  )
  await client.query(`
    create temp table written_contract on commit drop as
    select xmin::text::bigint as batch, ${contracts.map(({ name }) => name).join(', ')} from contract
    where xmin::text::bigint >= ${since}`)
  // Another day than before in the columns that are indexed: writing what is there already would spare the indexes.
  await client.query(`
    update contract c set due_on = c.due_on - 1, renews_on = c.renews_on - 1
    from written_contract w where c.lane = w.lane and c.id = w.id`)
  writings.push({
    table: 'contract',
    columns: contracts,
    statement: `
      update contract c set ${renewed.map(name => `${name} = w.${name}`).join(', ')}
      from ${unnested(contracts)} as w (${contracts.map(({ name }) => name).join(', ')})
      where c.lane = w.lane and c.id = w.id`,
  })
  for (const table of added) {
    const columns = await columnsOf(client, table)
    const values = columns.map(({ name }) => `${changed[table]?.[name] ?? name} as ${name}`)
    await client.query(`
      create temp table written_${table} on commit drop as
      select xmin::text::bigint as batch, ${values.join(', ')} from ${table} where xmin::text::bigint >= ${since}`)
    const names = columns.map(({ name }) => name).join(', ')
    writings.push({ table, columns, statement: `insert into ${table} (${names}) select * from ${unnested(columns)}` })
  }
  for (const { table } of writings) await client.query(`create index on written_${table} (batch)`)
  return writings
}

export async function batchesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ batch: string }>('select distinct batch::text from written_contract')
  return rows.map(({ batch }) => batch)
}

/** Writes a batch again; how many rows, and the milliseconds that only the writing took. */
export async function writeAgain(
  client: Client,
  writings: readonly Writing[],
  batch: string,
): Promise<{ readonly rows: number; readonly milliseconds: number }> {
  let rows = 0
  let milliseconds = 0
  for (const { table, columns, statement } of writings) {
    // As PostgreSQL writes arrays: nothing is left to be done on this side while the time is taken.
    const arrays = columns.map(({ name }) => `array_agg(${name} order by lane)::text as ${name}`)
    const read = await client.query<string[]>({
      text: `select ${arrays.join(', ')} from written_${table} where batch = ${batch}`,
      rowMode: 'array',
    })
    const values = read.rows[0]
    if (!values || values[0] === null) continue
    const began = performance.now()
    const { rowCount } = await client.query({ name: `write ${table}`, text: statement, values })
    milliseconds += performance.now() - began
    rows += rowCount ?? 0
  }
  const began = performance.now()
  // What a commit would check.
  await client.query('set constraints all immediate; set constraints all deferred')
  return { rows, milliseconds: milliseconds + performance.now() - began }
}
