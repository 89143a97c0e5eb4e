import { parseArgs } from 'node:util'
import { parseDay } from '../../shared/domain/day'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Locality } from '../domain/locality'
import type { ImportOptions } from './importFiles'

export const usage = `Imports catalogues into the catalog's database.

  npm run catalog:import -- [options] FILE...

  --dry-run                  read, check and compare; write nothing
  --effective-from INSTANT   from when they are sold: 2026-01-31, or 2026-01-31T12:00:00Z
                             (default: the day in the file's name, or else now)
  --all                      list every change instead of the first ones
  --name, --language, --time-zone
                             of a subsidiary that is imported for the first time
  --help                     this text

Files are JSON, gzipped or not. Each version is written in one transaction; one that is there already changes nothing.`

export interface ImportArguments {
  readonly files: readonly string[]
  readonly options: ImportOptions
  readonly all: boolean
  readonly help: boolean
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function instantOf(text: string): Date | undefined {
  if (parseDay(text)) return new Date(`${text}T00:00:00Z`)
  const instant = new Date(text)
  return instantPattern.test(text) && parseDay(text.slice(0, 10)) && !Number.isNaN(instant.getTime())
    ? instant
    : undefined
}

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

/** What a command line asks for, or what is wrong with it. */
export function importArguments(args: readonly string[]): Result<ImportArguments, string> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'effective-from': { type: 'string' },
        all: { type: 'boolean', default: false },
        name: { type: 'string' },
        language: { type: 'string' },
        'time-zone': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals: files } = parsed
  const { name, language, 'time-zone': timeZone, 'effective-from': from, help } = values
  const effectiveFrom = from === undefined ? undefined : instantOf(from)
  if (from !== undefined && !effectiveFrom) return refuse(`--effective-from is no instant: ${from}`)
  if (timeZone !== undefined && !isTimeZone(timeZone)) return refuse(`--time-zone is no IANA time zone: ${timeZone}`)
  if (language !== undefined && !isLanguage(language)) return refuse(`--language is no BCP 47 tag: ${language}`)
  if (files.length === 0 && !help) return refuse('Name at least one file.')
  const locality: Partial<Locality> = {
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone }),
  }
  return ok({ files, options: { dryRun: values['dry-run'], effectiveFrom, locality }, all: values.all, help })
}
