/**
 * Who uses what, as a running gateway has counted it: `npm run usage`, `npm run usage -- --url http://localhost:9464/usage`;
 * with `--coordinate Plan.name` who uses that part of the schema, with `--unused` what nobody has used.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'

const clients = z
  .array(z.object({ name: z.string(), version: z.string(), requests: z.number(), first: z.string(), last: z.string() }))
  .readonly()
const report = z.object({
  since: z.string(),
  operations: z
    .array(z.object({ hash: z.string(), name: z.string().optional(), kind: z.string(), clients }))
    .readonly(),
  coordinates: z.record(z.string(), clients).readonly(),
  unused: z.array(z.string()).readonly(),
})

type Report = z.infer<typeof report>
type Clients = z.infer<typeof clients>

const rows = (of: Clients, what: string): string[] =>
  of.map(({ name, version, requests, last }) => [what, name, version, String(requests), last].join('\t'))

const title = ['what', 'client', 'version', 'requests', 'last'].join('\t')

/** The lines that are printed, with tabs between columns. */
export function usageLines(
  { since, operations, coordinates, unused }: Report,
  { coordinate, onlyUnused }: { readonly coordinate?: string | undefined; readonly onlyUnused?: boolean | undefined },
): string[] {
  if (onlyUnused) return [`Not used since ${since}:`, ...unused]
  if (coordinate !== undefined)
    return [`${coordinate} since ${since}:`, title, ...rows(coordinates[coordinate] ?? [], coordinate)]
  return [
    `Since ${since}:`,
    title,
    ...operations.flatMap(({ hash, name, kind, clients: of }) => rows(of, `${kind} ${name ?? ''} ${hash}`)),
  ]
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: `http://localhost:${process.env['PORT'] || 4000}/usage` },
      coordinate: { type: 'string' },
      unused: { type: 'boolean' },
    },
  })
  const response = await fetch(values.url)
  if (!response.ok) throw new Error(`${values.url} answered with status ${response.status}`)
  const lines = usageLines(report.parse(await response.json()), {
    coordinate: values.coordinate,
    onlyUnused: values.unused,
  })
  process.stdout.write(`${lines.join('\n')}\n`)
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
