/**
 * The arrows of docs/ARCHITECTURE.md, checked: who may import whom.
 * A rule that fails here is a design question, not a formality: change the design (and its page) or the import.
 */
const OWN = '^(engine|osrm|data|api|ui-kit|planner-ui|portal|mobile-lite|e2e|bench)/'
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: OWN, pathNot: [from, ...allowed] },
})
const door = (folder) => `^${folder}/src/(index|[a-z-]+/index)\\.ts$`
const TESTS = '\\.(test|spec)\\.tsx?$|/(test|testing)/'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?(url|worker)', '^virtual:', '^geojson$'] },
    },
    only('engine-stands-alone', '^engine/', [], 'engine imports nothing of ours'),
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment: 'no node, no file system, no clock',
      from: { path: '^engine/src', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-libraries',
      severity: 'error',
      from: { path: '^engine/src', pathNot: TESTS },
      to: { dependencyTypes: ['npm'], pathNot: 'node_modules/(h3-js|@turf|ml-kmeans|javascript-lp-solver|highs)/' },
    },
    {
      name: 'h3-in-one-file',
      severity: 'error',
      comment: 'h3 speaks (lat, lng): only zoning/cell.ts translates',
      from: { path: '^engine/src', pathNot: '^engine/src/zoning/cell' },
      to: { path: 'node_modules/h3-js/' },
    },
    only('osrm-stands-alone', '^osrm/', [], 'osrm imports nothing of ours'),
    only(
      'data-imports',
      '^data/',
      [door('api/contract'), '^engine/src/recurrence/index\\.ts$'],
      'data sees the contract, and the calendar of the engine',
    ),
    only('contract-stands-alone', '^api/contract/', [], 'the contract imports zod only'),
    only(
      'api-imports',
      '^api/(src|bin|test)/',
      [door('engine'), door('osrm'), door('data'), door('api/contract'), '^engine/src/index\\.ts$'],
      'the service goes through the front doors',
    ),
    only('ui-kit-imports', '^ui-kit/', [door('api/contract')], 'ui-kit has no domain'),
    only('planner-imports', '^planner-ui/', [door('api/contract'), door('ui-kit'), door('engine')], 'no other app, no server'),
    only('portal-imports', '^portal/', [door('api/contract'), door('ui-kit')], 'no other app, no server'),
    only('mobile-imports', '^mobile-lite/', [door('api/contract'), door('ui-kit'), door('engine')], 'no other app, no server'),
    {
      name: 'check-is-independent',
      severity: 'error',
      comment: 'a bug in schedule must not hide itself',
      from: { path: '^engine/src/check', pathNot: TESTS },
      to: { path: '^engine/src', pathNot: '^engine/src/(check|model|units)' },
    },
    {
      name: 'slots-never-search',
      severity: 'error',
      from: { path: '^engine/src/slots', pathNot: TESTS },
      to: { path: '^engine/src/search' },
    },
    {
      name: 'nobody-imports-routes',
      severity: 'error',
      from: { path: '^api/src', pathNot: '^api/src/(routes|app|http)' },
      to: { path: '^api/src/routes' },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      from: { path: '^planner-ui/src/features/([^/]+)/' },
      to: { path: '^planner-ui/src/features/', pathNot: '^planner-ui/src/features/$1/' },
    },
    {
      name: 'ui-lib-without-react',
      severity: 'error',
      from: { path: '^(planner-ui|portal|mobile-lite)/src/lib/' },
      to: { path: 'node_modules/(react|react-dom|@mantine)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|node_modules/.cache)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
