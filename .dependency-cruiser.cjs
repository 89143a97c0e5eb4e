/** The import table of the architecture. A rule's comment is what a person reads when it is broken. */
const services = ['catalog', 'billing', 'infrastructure']
const tests = '(\\.test\\.tsx?$|/tests/|/testing/)'

const withinService = service => {
  const room = name => `^services/${service}/${name}/`
  const shared = '^services/shared/'
  const generated = '\\.generated\\.ts$'
  return [
    {
      name: `${service}-domain-is-pure`,
      comment: 'domain/ could run on paper: it may import shared/domain only. Pass what it needs as an argument.',
      severity: 'error',
      from: { path: room('domain'), pathNot: tests },
      to: { path: '^(services|gateway|manager|bench)/', pathNot: [room('domain'), '^services/shared/domain/'] },
    },
    {
      name: `${service}-store`,
      comment:
        'store/ holds the SQL: it may import shared, its own domain and pg. Business decisions belong to actions/ or domain/.',
      severity: 'error',
      from: { path: room('store'), pathNot: tests },
      to: { path: '^(services|gateway|manager|bench)/', pathNot: [room('store'), room('domain'), shared] },
    },
    {
      name: `${service}-actions`,
      comment:
        'actions/ is one transaction each: it may import shared, domain and store; drivers and providers only by their interface.',
      severity: 'error',
      from: { path: room('actions'), pathNot: tests },
      to: {
        path: '^(services|gateway|manager|bench)/',
        pathNot: [
          room('actions'),
          room('domain'),
          room('store'),
          shared,
          `^services/${service}/(drivers/driver|providers/provider)\\.ts$`,
        ],
      },
    },
    {
      name: `${service}-resolvers`,
      comment:
        'resolvers/ decide nothing: they may import actions, generated and domain types; loaders come from the context.',
      severity: 'error',
      from: { path: room('resolvers'), pathNot: [tests, generated] },
      to: {
        path: '^(services|gateway|manager|bench)/',
        pathNot: [
          room('resolvers'),
          room('actions'),
          room('domain'),
          '^services/shared/(domain|runtime)/',
          generated,
          `^services/${service}/context\\.ts$`,
        ],
      },
    },
    {
      name: `${service}-jobs`,
      comment: 'jobs/ are a name, a schema and a call to an action: they may import actions, domain types and shared.',
      severity: 'error',
      from: { path: room('jobs'), pathNot: tests },
      to: {
        path: '^(services|gateway|manager|bench)/',
        pathNot: [room('jobs'), room('actions'), room('domain'), shared],
      },
    },
    {
      name: `${service}-alone`,
      comment: 'No service imports another: they meet in the graph (entity references) and in events.',
      severity: 'error',
      from: { path: `^services/${service}/` },
      to: { path: `^services/(${services.filter(other => other !== service).join('|')}|local)/` },
    },
    {
      name: `${service}-sql-lives-in-store`,
      comment: 'Only store/ (and migrations) speaks to pg.',
      severity: 'error',
      from: { path: `^services/${service}/`, pathNot: [room('store'), tests] },
      to: { path: 'node_modules/(pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    },
  ]
}

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Files that import each other in a loop cannot be understood one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-domain-imports-nothing',
      comment: 'shared/domain is the ground floor: it may import nothing of ours.',
      severity: 'error',
      from: { path: '^services/shared/domain/', pathNot: tests },
      to: { path: '^(services|gateway|manager|bench)/', pathNot: '^services/shared/domain/' },
    },
    {
      name: 'shared-knows-no-service',
      comment: 'shared/ serves all services and knows none of them.',
      severity: 'error',
      from: { path: '^services/shared/' },
      to: { path: '^(services/(catalog|billing|infrastructure|local)|gateway|manager|bench)/' },
    },
    ...services.flatMap(withinService),
    {
      name: 'gateway-knows-no-business',
      comment:
        'The gateway knows who you are, which subgraph, how fast; it may import services/shared/runtime (and shared domain types).',
      severity: 'error',
      from: { path: '^gateway/', pathNot: tests },
      to: { path: '^(services|manager|bench)/', pathNot: '^services/shared/(runtime|domain)/' },
    },
    {
      name: 'manager-knows-the-graph-only',
      comment: 'The manager imports no server source: what it needs is in the graph.',
      severity: 'error',
      from: { path: '^manager/', pathNot: '^manager/tests/' },
      to: { path: '^(services|gateway|bench)/' },
    },
    {
      name: 'bench-drives-by-http',
      comment: 'The bench imports no server source: it drives by HTTP.',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: '^(services|gateway|manager)/' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'Production code imports no test code.',
      severity: 'error',
      from: { path: '^(services|gateway)/', pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.perennial|/dist/|bench/peers)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}
