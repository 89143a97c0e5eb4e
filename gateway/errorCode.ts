/** The code that Node and its libraries give their errors, such as `ENOENT`; undefined when there is none. */
export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
