/** Packages that ship or import ES modules: jest's own module registry needs them as CommonJS. */
const esModules = [
  'jose',
  'stream-json',
  'stream-chain',
  'temporal-polyfill',
  'temporal-utils',
  'oidc-provider',
  'node-pg-migrate',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/otlp-exporter-base',
]

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/.perennial', '<rootDir>/manager/dist', '<rootDir>/bench/peers'],
  transform: {
    '\\.[cm]?[jt]sx?$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: false } } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  globalSetup: '<rootDir>/services/shared/testing/globalSetup.ts',
  globalTeardown: '<rootDir>/services/shared/testing/globalTeardown.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
}
