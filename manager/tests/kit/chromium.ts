import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a Chromium is: `CHROMIUM` says so, or where systems put it. */
export const chromiumPath = [process.env['CHROMIUM'], ...places].find(
  (path): path is string => path !== undefined && existsSync(path),
)

/** Quiet, without a sandbox (it may run as root in a container), and calling nobody. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
