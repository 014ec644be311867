/** Who may import whom (docs/architecture.md, "Rooms"). The ending of a file's name is its role. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(bin|lib|lambdas|local|generate|test|web)/', pathNot: allowed },
});

const stores = '\\.store\\.ts$';
/** No ending and no room of its own: a pure file. */
const plain = {
  path: '^lambdas/(?!entry/|api/|platform/|settings/|table/)',
  pathNot: '\\.(lambda|operation|store|consumer)\\.ts$',
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('bin-sees-lib', '^bin/', '^(bin|lib)/', 'the app only wires stacks'),
    only(
      'lib-sees-settings',
      '^lib/',
      '^(lib/|lambdas/settings/)',
      'functions are named by path, never imported',
    ),
    only('lambdas-stand-alone', '^lambdas/', '^lambdas/'),
    only(
      'local-is-a-client',
      '^local/',
      '^(local/|lib/config\\.ts$|lambdas/settings/)',
      'it drives the real deployment from outside',
    ),
    only(
      'generate-reads-the-code',
      '^docs/generate/',
      '^(docs/generate|lambdas)/|^package\\.json$|^local/generate/formatted\\.ts$',
      'it makes what is shipped from the schemas of the functions; nobody needs it at run time',
    ),
    only('nobody-imports-entries', '^lambdas/', '^lambdas/(?!entry/)'),
    only('operations-are-leaves', '^lambdas/(?!entry/|api/routes\\.ts$)', '^(?!.*\\.operation\\.ts$)'),
    only(
      'contract-stands-alone',
      '^lambdas/contract/',
      '^lambdas/(contract/|table/keys\\.ts$|platform/clock\\.ts$|settings/quotas\\.ts$)',
      'but for the types of keys and of the clock, and the numbers that a deployment may adjust',
    ),
    only('platform-stands-alone', '^lambdas/platform/', '^lambdas/platform/'),
    only('settings-stand-alone', '^lambdas/settings/', '^lambdas/settings/'),
    only('table-is-below-everything', '^lambdas/table/', '^lambdas/(table|contract|platform|settings)/'),
    {
      name: 'only-stores-touch-the-table',
      severity: 'error',
      from: { path: '^lambdas/(?!entry/|table/)', pathNot: stores },
      to: { path: '^lambdas/table/(table|documents)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'operations-speak-to-stores',
      comment: 'values of table/ are for stores; an operation knows its types alone',
      severity: 'error',
      from: { path: '\\.operation\\.ts$' },
      to: { path: '^lambdas/table/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'plain-files-are-pure',
      comment: 'at-once.ts of platform/ only says how many promises there are at a time',
      severity: 'error',
      from: plain,
      to: {
        path: '(node_modules/(@aws-sdk|@aws-lambda-powertools|@middy)|^(node:)?(crypto|fs|process|child_process|net|http|https)$|\\.(store|operation|lambda|consumer)\\.ts$|^lambdas/table/(table|documents)\\.ts$|^lambdas/platform/(?!at-once\\.ts$))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'stores-stand-side-by-side',
      severity: 'error',
      from: { path: stores },
      to: { path: '\\.(operation|store|consumer)\\.ts$' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
  },
};
