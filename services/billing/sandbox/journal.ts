import { mkdirSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { JournalRecord } from './records'
import { journalRecord } from './records'

/** The file in which everything that happened stands, a line each. What it has accepted survives `kill -9`. */
export interface Journal {
  /** Resolves when the record is on the disk. Records that arrive meanwhile share the next write. */
  append(record: JournalRecord): Promise<void>
  /** Resolves when all that was appended so far is on the disk. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface OpenJournal {
  readonly journal: Journal
  /** What happened before this start. */
  readonly records: readonly JournalRecord[]
}

/**
 * Opens a journal and reads back what stands in it. A last line without its end was being written when the process died
 * and was never answered: it is cut off. Any other line that cannot be read is an error, for its money would be lost.
 */
export async function openJournal(path: string): Promise<OpenJournal> {
  mkdirSync(dirname(path), { recursive: true })
  const file = await open(path, 'a+')
  const { records, end } = await readBack(file, path)
  await file.truncate(end)
  await file.datasync()
  return { journal: writer(file), records }
}

async function readBack(file: FileHandle, path: string): Promise<{ records: JournalRecord[]; end: number }> {
  const { size } = await file.stat()
  const records: JournalRecord[] = []
  let end = 0
  let number = 0
  const lines = createInterface({ input: file.createReadStream({ start: 0, autoClose: false }), crlfDelay: 0 })
  for await (const line of lines) {
    number++
    const next = end + Buffer.byteLength(line) + 1
    if (next > size) break
    records.push(parseLine(line, `${path}:${number}`))
    end = next
  }
  return { records, end }
}

function parseLine(line: string, where: string): JournalRecord {
  try {
    return journalRecord.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${where} is no record of a payment journal`, { cause })
  }
}

function writer(file: FileHandle): Journal {
  let waiting: string[] = []
  let writing = Promise.resolve()
  let scheduled = false

  const write = async (): Promise<void> => {
    scheduled = false
    const lines = waiting.join('')
    waiting = []
    await file.appendFile(lines)
    await file.datasync()
  }

  return {
    append(record) {
      waiting.push(`${JSON.stringify(record)}\n`)
      if (!scheduled) {
        scheduled = true
        writing = writing.then(write)
      }
      return writing
    },
    settled: () => writing,
    async close() {
      await writing
      await file.close()
    },
  }
}
