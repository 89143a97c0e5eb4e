import { createServer } from 'node:http'

// A stand-in for a part of the system: healthy at /ready, ends itself at /crash, waits 300 ms before it obeys SIGTERM.
if (process.env['REFUSES']) {
  process.stdout.write('the settings are wrong\n')
  process.exit(1)
}
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(7)
  response.end(String(process.pid))
})
server.listen(Number(process.env['PORT']), '127.0.0.1')
process.on('SIGTERM', () => setTimeout(() => process.exit(0), 300))
