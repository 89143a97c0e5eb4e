import type { Driver } from './driver'

/** Rejects when work takes longer than it may, in milliseconds; what it does meanwhile is not known, as with any call that fails. */
async function within<Value>(patience: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/** A driver that hangs holds nobody up: each of its calls ends after a while. */
export function createImpatientDriver(driver: Driver, patience: number): Driver {
  return {
    operate: operation => within(patience, driver.operate(operation)),
    observe: references => within(patience, driver.observe(references)),
    inventory: from => within(patience, driver.inventory(from)),
  }
}
