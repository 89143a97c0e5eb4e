// Mercurius' gateway with JIT: node mercurius.mjs SERVICES PORT, SERVICES being JSON of [{ name, url, schema }]
import { readFileSync } from 'node:fs'
import mercuriusGateway from '@mercuriusjs/gateway'
import Fastify from 'fastify'

const [services, port] = process.argv.slice(2)
const app = Fastify()
await app.register(mercuriusGateway, { gateway: { services: JSON.parse(readFileSync(services, 'utf8')) }, jit: 1 })
await app.listen({ host: '127.0.0.1', port: Number(port) })
