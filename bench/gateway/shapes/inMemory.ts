import { main as servicePage, page } from '../../documents'
import type { Shape } from './shape'

/** What the real subgraphs over data in memory are asked (`npm run memory`): they number their accounts and services. */

const ACCOUNTS = 1000
const SERVICES_OF_EACH = 50
const LANES = 1024
const began = BigInt(Date.parse('2026-01-01T00:00:00.000Z'))

/** The lane, the beginning of 2026, and the number. */
function idOf(prefix: 'acc' | 'svc', account: number, number: number): string {
  const bits = (BigInt(account % LANES) << 118n) | (began << 70n) | BigInt(number)
  return `${prefix}_${bits.toString(16).padStart(32, '0')}`
}

export const accountId = (account: number): string => idOf('acc', account, account)
const serviceId = (account: number, service: number): string => idOf('svc', account, account * ACCOUNTS + service)

/** Requests go round the accounts, as the tokens that are sent with them do. */
const accountOf = (request: number): number => request % ACCOUNTS

export const oneInMemory: Shape = {
  name: 'oneInMemory',
  title: '1 service',
  graph: 'hosting',
  isOfStubs: false,
  document: () => servicePage,
  operationName: 'ServicePage',
  count: 10 * ACCOUNTS,
  variables: request => ({ id: serviceId(accountOf(request), Math.floor(request / ACCOUNTS)) }),
  marks: request => [serviceId(accountOf(request), Math.floor(request / ACCOUNTS))],
}

const text = page
  .replace('($first: Int!)', '($first: Int!, $accountId: ID!)')
  .replace('(first: $first)', '(first: $first, accountId: $accountId)')

export const pageInMemory: Shape = {
  name: 'pageInMemory',
  title: 'page of 50',
  graph: 'hosting',
  isOfStubs: false,
  document: () => text,
  operationName: 'ServicesPage',
  count: ACCOUNTS,
  variables: request => ({ first: SERVICES_OF_EACH, accountId: accountId(accountOf(request)) }),
  marks: request => [0, SERVICES_OF_EACH - 1].map(service => serviceId(accountOf(request), service)),
}
