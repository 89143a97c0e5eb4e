import type { ResourceId, TaskId } from '../../shared/domain/ids'
import { givesWay } from './phases'
import type { Task, TaskKind } from './task'
import { begin, complete, fail, newTask, operationKey, redo, report, retry } from './task'

const now = new Date('2026-11-22T12:00:00Z')
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)
const task = (kind: TaskKind = 'PROVISION'): Task => newTask('tsk_1' as TaskId, 'srv_1' as ResourceId, kind, now)
const policy = { mostFaults: 3, pause: 1000, longest: 1500 }

describe('a task', () => {
  it.each(['PROVISION', 'SUSPEND', 'RESUME', 'RELEASE'] as const)('%s ends after its last phase, at 100 %', kind => {
    let current = task(kind)
    const seen = [current.progress]
    for (let phases = 0; current.endedAt === null; phases++) {
      expect(phases).toBeLessThan(10)
      current = complete(current, now)
      seen.push(current.progress)
    }
    expect(current).toMatchObject({ state: 'DONE', progress: 100, dueAt: null, endedAt: now })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  it('never shows less progress than before', () => {
    const half = report(complete(task(), now), 50, 'copying', now)
    expect(half).toMatchObject({ progress: 52, step: 'copying' })
    expect(report(half, 10, 'checking', now).progress).toBe(52)
  })

  it('names its operation by phase and try, so that a phase that is repeated begins nothing new', () => {
    const installing = complete(task(), now)
    expect(operationKey(installing)).toBe('tsk_1:installing:1')
    expect(operationKey(begin(installing, later(30)))).toBe('tsk_1:installing:1')
  })

  it('asks again for the same operation after a fault that says nothing about it', () => {
    const again = retry(begin(complete(task(), now), later(30)), 'no answer', false, policy, now)
    expect(operationKey(again)).toBe('tsk_1:installing:1')
    expect(again).toMatchObject({ begun: true, faults: 1, dueAt: later(1) })
  })

  it('begins another operation when the one before is known to have failed', () => {
    const again = retry(begin(complete(task(), now), later(30)), 'disk broken', true, policy, now)
    expect(operationKey(again)).toBe('tsk_1:installing:2')
    expect(again.begun).toBe(false)
  })

  it('fails for good after too many faults, with the last reason, even if it went on in between', () => {
    const second = retry(retry(task(), 'one', false, policy, now), 'two', false, policy, now)
    expect(second.dueAt).toEqual(later(1.5))
    expect(retry(second, 'three', false, policy, now)).toMatchObject({
      state: 'FAILED',
      failure: 'three',
      endedAt: now,
    })
    expect(retry(report(second, 1, 'going on', now), 'three', true, policy, now).state).toBe('FAILED')
  })

  it('does again what is not seen to be done, as another operation', () => {
    const checking = complete(begin(task('SUSPEND'), later(30)), now)
    const again = redo(checking, 'still on', policy, now)
    expect(again.phase).toBe('switching-off')
    expect(operationKey(again)).toBe('tsk_1:switching-off:2')
    expect(operationKey(redo(complete(again, now), 'still on', policy, now))).toBe('tsk_1:switching-off:3')
  })

  it('that ended has nothing due', () => {
    expect(fail(task(), 'no', now)).toMatchObject({ dueAt: null, endedAt: now })
  })
})

describe('a task whose wish has changed', () => {
  it('goes on while it serves the wish', () => {
    expect(givesWay('PROVISION', 'installing', true, 'SUSPENDED')).toBe(false)
    expect(givesWay('RELEASE', 'waiting', true, 'RELEASED')).toBe(false)
  })

  it('gives up making what is no longer wanted, and waiting to wipe what is wanted again', () => {
    expect(givesWay('PROVISION', 'installing', true, 'RELEASED')).toBe(true)
    expect(givesWay('RELEASE', 'waiting', true, 'ACTIVE')).toBe(true)
    expect(givesWay('RELEASE', 'wiping', false, 'ACTIVE')).toBe(true)
  })

  it('finishes a switch or a wipe that has begun: what it would leave is worse', () => {
    expect(givesWay('SUSPEND', 'switching-off', true, 'ACTIVE')).toBe(false)
    expect(givesWay('RELEASE', 'wiping', true, 'ACTIVE')).toBe(false)
    expect(givesWay('SUSPEND', 'switching-off', false, 'ACTIVE')).toBe(true)
  })
})
