/** JSON in which whole numbers of any size, such as prices, stand as text. */
export const toText = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? field.toString() : field))
