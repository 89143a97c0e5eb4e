import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { MessageReader } from '../stubs/messages'
import type { Prepared } from './requests'

/** Each so many answers, one is read and compared as a whole. */
const THOROUGH_EACH = 64
/** A request that has no answer by then has none. */
const PATIENCE_MS = 20_000

export interface Course {
  readonly times: number[]
  counting: boolean
  ending: boolean
  wrong: number
  example: string
  answers: number
  /** How many are counted at most. */
  readonly most: number
  /** Which request is sent next. */
  next(): number
}

/** One client on one connection: the next request when the answer to the last is there, until the course ends. */
export function client(port: number, prepared: Prepared, course: Course): Promise<void> {
  return new Promise((done, failed) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let number = 0
    let sentAt = 0
    const send = (): void => {
      number = course.next()
      sentAt = performance.now()
      socket.write(prepared.request(number))
    }
    const reader = new MessageReader(({ head, body }) => {
      const now = performance.now()
      const thoroughly = course.answers++ % THOROUGH_EACH === 0
      const problem = prepared.check(number, head.slice(9, 12), body, thoroughly)
      if (problem !== undefined) {
        course.wrong++
        course.example ||= `${problem}: ${body.toString('utf8', 0, 400)}`
      }
      if (course.counting && course.times.push(now - sentAt) >= course.most) course.ending = true
      if (course.ending) {
        socket.destroy()
        done()
      } else send()
    })
    socket
      .setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer for a long time')))
      .on('connect', send)
      .on('data', (chunk: Buffer) => reader.push(chunk))
      .on('error', failed)
      .on('end', () => failed(new Error('the gateway closed a connection')))
  })
}
