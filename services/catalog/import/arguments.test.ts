import { importArguments } from './arguments'

describe('the command line', () => {
  it('names files and options', () => {
    expect(
      importArguments(['--dry-run', 'a.json', '--effective-from', '2026-01-31', '--time-zone', 'Asia/Tokyo', 'b.json']),
    ).toEqual({
      ok: true,
      value: {
        files: ['a.json', 'b.json'],
        options: {
          dryRun: true,
          effectiveFrom: new Date('2026-01-31T00:00:00Z'),
          locality: { timeZone: 'Asia/Tokyo' },
        },
        all: false,
        help: false,
      },
    })
  })

  it.each([
    [[], 'Name at least one file.'],
    [['--effective-from', 'yesterday', 'a'], '--effective-from is no instant: yesterday'],
    [['--effective-from', '2026-02-30', 'a'], '--effective-from is no instant: 2026-02-30'],
    [['--time-zone', 'Mars/Olympus', 'a'], '--time-zone is no IANA time zone: Mars/Olympus'],
    [['--language', 'français', 'a'], '--language is no BCP 47 tag: français'],
  ])('%j is refused in words', (args, message) => {
    expect(importArguments(args)).toEqual({ ok: false, refusal: message })
  })

  it('with an option that is unknown is refused', () => {
    expect(importArguments(['--force', 'a']).ok).toBe(false)
  })
})
