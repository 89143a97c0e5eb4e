import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { dataDirectory } from '../data'
import { demandedVariables } from '../dockerEnv'
import { project, readLocalSettings } from '../env'
import { imagePrograms } from '../image'
import { programs } from '../programs'
import { newSecrets } from '../secrets'

const text = (path: string): string => readFileSync(join(project, path), 'utf8')

const service = z.object({
  build: z.string().optional(),
  command: z.tuple([z.string()]).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  network_mode: z.string().optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
})

const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(text('docker-compose.yml'), { merge: true }))

const dockerfile = text('Dockerfile')
/** What runs from our image; PostgreSQL brings its own. */
const ours = Object.entries(compose.services).filter(([, { build }]) => build !== undefined)
const names = ours.map(([name]) => name)

/** The settings that a process reads: its env.ts and the files beside it that env.ts takes settings from. */
function settingsOf(name: string): string {
  const source = imagePrograms.find(program => program.name === name)?.source ?? ''
  if (name === 'migrate') return text(source)
  const env = text(join(source, '..', 'env.ts'))
  const parts = [...env.matchAll(/from '\.\/([\w/]+)'/g)].map(([, path]) => text(join(source, '..', `${path}.ts`)))
  return [env, ...parts].join('\n')
}

/** What the system on one machine starts, whose ports and health paths are proved by every start. */
const local = programs(readLocalSettings({}), dataDirectory('/nowhere'), newSecrets())

/** The services that have one network between them, so that each is the other's 127.0.0.1. */
const sharers = ours.flatMap(([name, { network_mode }]) =>
  network_mode ? [name, network_mode.replace('service:', '')] : [],
)

/** `${NAME:-default}` and `${NAME:?}` as they are when nothing is set but what must be. */
const filledIn = (value: string | number): string =>
  String(value).replaceAll(
    /\$\{\w+:(?:-([^}]*)|\?)\}/g,
    (_, byDefault: string | undefined) => byDefault ?? 's'.repeat(32),
  )

const urlsIn = (values: readonly (string | number)[]): URL[] =>
  values.map(filledIn).flatMap(value => (URL.canParse(value) ? [new URL(value)] : []))

describe('docker-compose.yml', () => {
  it('runs every process of the system and PostgreSQL', () => {
    expect(names.filter(name => name !== 'migrate').sort()).toEqual(local.map(({ name }) => name).sort())
    expect(Object.keys(compose.services)).toContain('postgres')
  })

  it.each(ours)('%s runs a file that the image has', (name, { command }) => {
    expect(command).toEqual([`build/${name}.js`])
    const program = imagePrograms.find(one => one.name === name)
    expect(text(program?.source ?? '')).toContain('require.main === module')
  })

  it.each(ours)('%s is given variables that it reads', (name, { environment }) => {
    const settings = settingsOf(name)
    const unknown = Object.keys(environment).filter(
      variable => !new RegExp(`^ +${variable}:`, 'm').test(settings) && !isAboutSubgraph(name, variable),
    )
    expect(unknown).toEqual([])
  })

  it.each(ours)('%s speaks to services that are there, on the ports where they listen', (name, { environment }) => {
    const wrong = urlsIn(Object.values(environment)).filter(({ hostname, port }) => {
      if (hostname === 'postgres') return port !== '5432'
      if (hostname === 'localhost') return false // Where people reach it, outside.
      if (hostname === '127.0.0.1') return !sharers.some(sharer => port === portOf(sharer))
      return !names.includes(hostname) || port !== portOf(hostname)
    })
    expect(wrong.map(String)).toEqual([])
    if (name !== 'migrate') expect(portOf(name)).toBe(String(local.find(program => program.name === name)?.port))
  })

  it.each(ours.filter(([name]) => name !== 'migrate'))(
    '%s has a health check on the path that it serves',
    (name, one) => {
      const program = local.find(({ name: known }) => known === name)
      expect(one.healthcheck?.test).toEqual([
        'CMD',
        'node',
        'build/healthcheck.js',
        `http://127.0.0.1:${portOf(name)}${program?.health}`,
      ])
      expect(imagePrograms.map(image => image.name)).toContain('healthcheck')
    },
  )

  it('waits for services and keeps data on volumes that are there', () => {
    const services = Object.values(compose.services)
    const awaited = services.flatMap(({ depends_on }) => Object.keys(depends_on))
    expect([...awaited, ...sharers].filter(name => !(name in compose.services))).toEqual([])
    const mounted = services.flatMap(({ volumes }) => volumes.map(volume => volume.split(':')[0] ?? ''))
    expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort())
  })

  it('shows the gateway alone to the outside', () => {
    const shown = Object.entries(compose.services).filter(([, { ports }]) => ports.length > 0)
    expect(shown.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['4000:4000']]])
  })

  it('demands no variable that docker:env does not make', () => {
    const demanded = [...text('docker-compose.yml').matchAll(/\$\{(\w+)[^}-]*\}/g)].map(([, name]) => name)
    expect(demandedVariables(text('docker-compose.yml')).sort()).toEqual([...new Set(demanded)].sort())
  })
})

describe('the Dockerfile', () => {
  it('calls npm scripts that exist', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(text('package.json')))
    const called = [...dockerfile.matchAll(/npm run (\S+)/g)].flatMap(([, name]) => name ?? [])
    expect(called).not.toEqual([])
    expect(called.filter(name => !(name in scripts))).toEqual([])
  })

  it('runs as somebody who is not root, under an init that passes signals on', () => {
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^ENTRYPOINT \["\/usr\/bin\/tini", "--", "node"/m)
  })
})

/** The gateway reads an address and a secret for each subgraph of the supergraph. */
function isAboutSubgraph(name: string, variable: string): boolean {
  return name === 'gateway' && /^(CATALOG|BILLING|INFRASTRUCTURE)_(URL|IDENTITY_SECRET)$/.test(variable)
}

function portOf(name: string): string {
  return String(compose.services[name]?.environment['PORT'])
}
