import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import { z } from 'zod'
import type { Running } from '../../shared/runtime/process'
import { start } from './main'

const key = 'a key for the tests'
const order = { amount: '2039', currency: 'EUR', methodRef: 'test_visa', reference: 'pay_1' }
const answered = z.looseObject({
  ref: z.string().optional(),
  status: z.string().optional(),
  reason: z.string().nullish(),
  error: z.object({ code: z.string() }).optional(),
})

describe('the sandbox payment provider', () => {
  const directory = mkdtempSync(join(tmpdir(), 'payments-'))
  const journal = join(directory, 'journal.jsonl')
  const env = { NODE_ENV: 'test', PORT: '0', PAYMENT_PROVIDER_KEY: key, SANDBOX_JOURNAL: journal }
  let running: Running

  beforeEach(async () => {
    rmSync(journal, { force: true })
    running = await start(env)
  })
  afterEach(() => running.close())
  afterAll(() => rmSync(directory, { recursive: true }))

  const call = async (method: 'GET' | 'POST', path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await request(running.url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body ? JSON.stringify(body) : null,
      headersTimeout: 400,
    })
    return { status: response.statusCode, body: answered.parse(await response.body.json()) }
  }
  const charge = (idempotencyKey: string, body: object = order) =>
    call('POST', '/payments', body, { 'idempotency-key': idempotencyKey })
  const lookUp = (idempotencyKey: string) => call('GET', `/payments?key=${idempotencyKey}`)
  const told = (...rules: object[]) => call('POST', '/control', { rules })
  const lines = () => readFileSync(journal, 'utf8').trim().split('\n').filter(Boolean)

  it('captures, and gives the same key and body the same answer without charging again', async () => {
    const first = await charge('k1')
    const second = await charge('k1')
    expect(first).toMatchObject({ status: 201, body: { status: 'captured', amount: '2039' } })
    expect(second).toEqual({ status: 200, body: first.body })
    expect(lines()).toHaveLength(1)
  })

  it('charges once when twenty requests with one key arrive together', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => charge('k1')))
    expect(new Set(answers.map(({ body }) => body.ref)).size).toBe(1)
    expect(lines()).toHaveLength(1)
  })

  it('refuses a key that was used for another body', async () => {
    await charge('k1')
    expect(await charge('k1', { ...order, amount: '1' })).toMatchObject({ status: 409 })
    expect(lines()).toHaveLength(1)
  })

  it('refuses a wrong key, a missing idempotency key and an amount that is none', async () => {
    expect((await call('GET', '/journal', undefined, { authorization: 'Bearer nothing' })).status).toBe(401)
    expect((await call('POST', '/payments', order)).status).toBe(400)
    for (const amount of ['0', '-1', '1.5', '1e3', '01', 5])
      expect((await charge('k1', { ...order, amount })).status).toBe(400)
    expect(lines()).toHaveLength(0)
  })

  it('declines by method, by amount, and for a method that it does not know', async () => {
    await told({ when: { amount: '666' }, then: { do: 'decline', reason: 'No.' } })
    expect((await charge('k1', { ...order, methodRef: 'test_insufficient_funds' })).body).toMatchObject({
      status: 'declined',
      reason: 'The card has insufficient funds.',
    })
    expect((await charge('k2', { ...order, amount: '666' })).body).toMatchObject({ status: 'declined', reason: 'No.' })
    expect((await charge('k3', { ...order, methodRef: 'pm_gone' })).body).toMatchObject({ status: 'declined' })
    expect((await charge('k4')).body).toMatchObject({ status: 'captured' })
  })

  it('saves a method and keeps of its number the last digits only', async () => {
    const card = { kind: 'CARD', number: '4000000000000002', expires: '2030-01' }
    const { body } = await call('POST', '/methods', card)
    expect(body).toMatchObject({ kind: 'CARD', label: 'Visa •••• 0002', expires: '2030-01' })
    expect(readFileSync(journal, 'utf8')).not.toContain(card.number)
    expect((await charge('k1', { ...order, methodRef: body.ref })).body).toMatchObject({ status: 'declined' })
    expect((await call('GET', `/methods/${body.ref}`)).body).toEqual(body)
  })

  it.each([
    ['holds the answer', 'hold', 'captured'],
    ['cuts the connection', 'drop', 'captured'],
    ['cuts the connection before', 'lose', undefined],
  ])('%s, and says afterwards what became of the charge', async (_, behaviour, status) => {
    await told({ then: { do: behaviour }, times: 1 })
    await expect(charge('k1')).rejects.toThrow()
    expect((await lookUp('k1')).body.status).toBe(status)
    expect((await charge('k1')).body.status).toBe('captured')
    expect(lines()).toHaveLength(1)
  })

  it.each([
    ['fail', 404],
    ['failAfter', 200],
  ])('answers with a 500 when told to %s', async (behaviour, found) => {
    await told({ then: { do: behaviour }, times: 1 })
    expect((await charge('k1')).status).toBe(500)
    expect((await lookUp('k1')).status).toBe(found)
  })

  it('leaves the outcome open until it settles', async () => {
    await told({ then: { do: 'process', ms: 150, outcome: 'declined' } })
    expect((await charge('k1')).body.status).toBe('processing')
    expect((await lookUp('k1')).body.status).toBe('processing')
    await new Promise(resolve => setTimeout(resolve, 160))
    expect((await lookUp('k1')).body.status).toBe('declined')
  })

  it('draws outcomes left to chance from the seed, the same again in every run', async () => {
    const outcomes = async () => {
      await told({ then: { do: 'decline' }, chance: 0.5 })
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => charge(`k${index}`)))
      return answers.map(({ body }) => body.status)
    }
    const first = await outcomes()
    await running.close()
    rmSync(journal)
    running = await start(env)
    expect(await outcomes()).toEqual(first)
    expect(new Set(first)).toEqual(new Set(['captured', 'declined']))
  })

  it('never gives back more than was captured, however many ask at once', async () => {
    const { body } = await charge('k1')
    const refunds = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        call('POST', '/refunds', { paymentRef: body.ref, amount: '1000' }, { 'idempotency-key': `r${index}` }),
      ),
    )
    expect(refunds.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422])
    const again = await call('POST', '/refunds', { paymentRef: body.ref, amount: '1000' }, { 'idempotency-key': 'r0' })
    expect(again.status).toBe(200)
  })

  it('knows everything again after a restart, and cuts off a line that was never finished', async () => {
    const first = await charge('k1')
    await running.close()
    appendFileSync(journal, '{"type":"payment","ref":"ch_torn')
    running = await start(env)
    expect((await lookUp('k1')).body).toEqual(first.body)
    await charge('k2')
    await running.close()
    expect(lines()).toHaveLength(2)
    running = await start(env)
    expect((await lookUp('k2')).status).toBe(200)
  })

  it('does not start on a journal that is broken in its middle', async () => {
    await running.close()
    appendFileSync(journal, '{"type":"paym\n')
    await expect(start(env)).rejects.toThrow(/journal.jsonl:1 is no record/)
    rmSync(journal)
    running = await start(env)
  })

  it('does not start in production, nor where others could reach it', async () => {
    await expect(start({ ...env, NODE_ENV: 'production' })).rejects.toThrow(/production/)
    await expect(start({ ...env, HOST: '0.0.0.0' })).rejects.toThrow(/this machine only/)
  })
})
