/** Ends with 0 when the address answers well: the image has no curl. */
fetch(process.argv[2] ?? '', { signal: AbortSignal.timeout(2_500) }).then(
  response => process.exit(response.ok ? 0 : 1),
  () => process.exit(1),
)
