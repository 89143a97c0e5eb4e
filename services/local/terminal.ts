/** What a person reads; what machines read goes to the logs. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** A line that something happened, with the time of day. */
export const tell = (text: string): void => say(`${new Date().toISOString().slice(11, 19)}  ${text}`)
