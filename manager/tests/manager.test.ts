import { chromium } from 'playwright-core'
import { chromiumArguments, chromiumPath } from './kit/chromium'
import type { Stage } from './kit/stage'
import { startSystem } from './kit/system'
import { otherLanguages } from './suites/language'
import { ordering } from './suites/ordering'
import { partsDown } from './suites/partsDown'
import { phoneWidth } from './suites/phoneWidth'
import { serviceList } from './suites/serviceList'
import { servicePage } from './suites/servicePage'
import { signingIn } from './suites/signingIn'

if (chromiumPath === undefined)
  process.stderr.write('The tests of the manager in a browser are left out: there is no Chromium (set CHROMIUM).\n')

const withChromium = chromiumPath === undefined ? describe.skip : describe

withChromium('the manager, in a browser, against the whole system', () => {
  let stage: Stage | undefined
  const onStage = (): Stage => {
    if (!stage) throw new Error('the system does not run')
    return stage
  }

  beforeAll(async () => {
    const system = await startSystem()
    const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumArguments })
    stage = { browser, system }
  }, 150_000)

  afterAll(async () => {
    await stage?.browser.close()
    await stage?.system.stop()
  }, 60_000)

  jest.setTimeout(90_000)

  describe('signing in', () => signingIn(onStage))
  describe('the services', () => serviceList(onStage))
  describe('a service', () => servicePage(onStage))
  describe('ordering', () => ordering(onStage))
  describe('when a part is down', () => partsDown(onStage))
  describe('in other languages', () => otherLanguages(onStage))
  describe('on a phone', () => phoneWidth(onStage))
})
