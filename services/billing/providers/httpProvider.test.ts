import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { request } from 'undici'
import { money } from '../../shared/domain/money'
import type { Running } from '../../shared/runtime/process'
import { start } from '../sandbox/main'
import { currencyOf } from '../testing/offers'
import type { HttpProvider } from './httpProvider'
import { createHttpProvider } from './httpProvider'
import type { Charge } from './provider'

const key = 'a key for the tests'
const charge = (over: Partial<Charge> = {}): Charge => ({
  idempotencyKey: 'k1',
  amount: money(2039n, currencyOf('EUR')),
  methodRef: 'test_visa',
  reference: 'pay_1',
  ...over,
})

describe('a payment provider over HTTP', () => {
  const directory = mkdtempSync(join(tmpdir(), 'provider-'))
  let sandbox: Running
  let provider: HttpProvider
  let round = 0

  const connect = (url: string, options = {}) =>
    createHttpProvider({ url, key, timeout: 200, connections: 4, log: pino({ level: 'silent' }), ...options })
  const told = async (...rules: object[]) => {
    const response = await request(`${sandbox.url}/control`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rules }),
    })
    await response.body.dump()
  }

  beforeEach(async () => {
    sandbox = await start({
      NODE_ENV: 'test',
      PORT: '0',
      PAYMENT_PROVIDER_KEY: key,
      SANDBOX_JOURNAL: join(directory, `${round++}.jsonl`),
    })
    provider = connect(sandbox.url)
  })
  afterEach(async () => {
    await provider.close()
    await sandbox.close()
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('says whether a charge was captured or declined, and why', async () => {
    expect(await provider.charge(charge())).toMatchObject({ state: 'CAPTURED' })
    expect(await provider.charge(charge({ idempotencyKey: 'k2', methodRef: 'test_declined' }))).toMatchObject({
      state: 'DECLINED',
      reason: 'The card was declined.',
    })
  })

  it.each(['hold', 'drop', 'failAfter'])(
    'does not know the outcome after %s, and finds it by looking it up',
    async how => {
      await told({ then: { do: how } })
      expect(await provider.charge(charge())).toMatchObject({ state: 'UNKNOWN' })
      expect(await provider.lookUp(charge())).toMatchObject({ state: 'CAPTURED' })
    },
  )

  it.each(['lose', 'fail'])('learns after %s that the charge never arrived', async how => {
    await told({ then: { do: how } })
    expect(await provider.charge(charge())).toMatchObject({ state: 'UNKNOWN' })
    expect(await provider.lookUp(charge())).toEqual({ state: 'NOT_RECEIVED' })
  })

  it('does not know the outcome while the provider is still at it', async () => {
    await told({ then: { do: 'process', ms: 60_000 } })
    expect(await provider.charge(charge())).toMatchObject({ state: 'UNKNOWN' })
    expect(await provider.lookUp(charge())).toMatchObject({ state: 'UNKNOWN' })
  })

  it('does not know the outcome when the provider is away or does not accept the key', async () => {
    const away = connect('http://127.0.0.1:9')
    expect(await away.charge(charge())).toMatchObject({ state: 'UNKNOWN' })
    expect(await away.lookUp(charge())).toMatchObject({ state: 'UNKNOWN' })
    const stranger = connect(sandbox.url, { key: 'another key altogether' })
    expect(await stranger.charge(charge())).toMatchObject({ state: 'UNKNOWN' })
    await Promise.all([away.close(), stranger.close()])
  })

  it('refuses to take an answer about another charge for the outcome', async () => {
    await provider.charge(charge())
    const other = charge({ amount: money(1n, currencyOf('EUR')) })
    await expect(provider.lookUp(other)).rejects.toThrow(/not the one that was asked for/)
    await expect(provider.charge(other)).rejects.toThrow(/used for another charge/)
  })

  it('knows a saved method by its reference', async () => {
    expect(await provider.method('test_visa')).toEqual({
      ref: 'test_visa',
      kind: 'CARD',
      label: 'Visa •••• 4242',
      expires: '2031-12',
    })
    expect(await provider.method('test_nobody')).toBeUndefined()
  })
})
