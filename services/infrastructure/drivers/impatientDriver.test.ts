import type { Driver } from './driver'
import { createImpatientDriver } from './impatientDriver'

const never = (): Promise<never> => new Promise(() => undefined)
const hanging: Driver = { operate: never, observe: never, inventory: never }

describe('an impatient driver', () => {
  it('gives up on a driver that hangs', async () => {
    const driver = createImpatientDriver(hanging, 5)
    await expect(driver.observe(['a'])).rejects.toThrow('no answer within 5 ms')
    await expect(driver.inventory(null)).rejects.toThrow('no answer')
  })

  it('passes on what is answered in time, and what fails', async () => {
    const page = { found: [], next: null }
    const driver = createImpatientDriver(
      { ...hanging, inventory: () => Promise.resolve(page), observe: () => Promise.reject(new Error('broken')) },
      1000,
    )
    expect(await driver.inventory(null)).toBe(page)
    await expect(driver.observe([])).rejects.toThrow('broken')
  })
})
