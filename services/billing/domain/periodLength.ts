/** How long a billing period is: whole months on a day of the month, or a number of days. */
export type PeriodLength = { readonly months: number } | { readonly days: number }

const pattern = /^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/

/** Reads an ISO 8601 duration; undefined when it is none that can be billed: empty, with hours, or months mixed with days. */
export function parsePeriodLength(text: string): PeriodLength | undefined {
  const parts = pattern.exec(text)
  if (!parts) return undefined
  const [years, months, weeks, days] = [parts[1], parts[2], parts[3], parts[4]].map(part => Number(part ?? 0))
  const inMonths = (years ?? 0) * 12 + (months ?? 0)
  const inDays = (weeks ?? 0) * 7 + (days ?? 0)
  if (inMonths > 0 === inDays > 0) return undefined
  return inMonths > 0 ? { months: inMonths } : { days: inDays }
}

const known = new Map<string, PeriodLength>()

/** The length of a duration that was checked when its contract was made; throws otherwise. A handful of texts ever occur. */
export function periodLength(text: string): PeriodLength {
  const cached = known.get(text)
  if (cached) return cached
  const length = parsePeriodLength(text)
  if (!length) throw new RangeError(`not a billing period: ${text}`)
  known.set(text, length)
  return length
}
