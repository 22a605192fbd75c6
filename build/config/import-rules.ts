import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

const only = (folder: string): string => `^${folder}/`;

/** The directions of import of the architecture, one named rule each. Type-only imports count. */
export const importRules: readonly (IForbiddenRuleType & {
  readonly name: string;
  readonly comment: string;
})[] = [
  {
    name: 'no-cycles',
    comment: 'Files in a cycle cannot be read, tested or moved one by one.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere is not seen by any other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'shared-is-the-bottom',
    comment: 'Everything imports shared; shared imports nothing of ours.',
    severity: 'error',
    from: { path: only('shared') },
    to: { path: '^(db|electron|renderer|tests|build)/' },
  },
  {
    name: 'shared-only-zod',
    comment: 'shared runs everywhere and stays pure: zod is its only package, and it uses no Node module.',
    severity: 'error',
    from: { path: only('shared'), pathNot: '^shared/lib/canonical-json\\.ts$' },
    to: { dependencyTypesNot: ['local', 'aliased-subpath-import'], pathNot: '^node_modules/zod/' },
  },
  {
    name: 'shared-canonical-json',
    comment: 'The one file of shared that may use the library for canonical JSON.',
    severity: 'error',
    from: { path: '^shared/lib/canonical-json\\.ts$' },
    to: {
      dependencyTypesNot: ['local', 'aliased-subpath-import'],
      pathNot: '^node_modules/(zod|canonicalize)/',
    },
  },
  {
    name: 'db-knows-shared-only',
    comment: 'The data layer serves the backend; it must not know who calls it.',
    severity: 'error',
    from: { path: only('db') },
    to: { path: '^(electron|renderer|tests|build)/' },
  },
  {
    name: 'electron-not-renderer',
    comment: 'The backend and its hosts know the contract, never the pages.',
    severity: 'error',
    from: { path: only('electron') },
    to: { path: '^(renderer|tests|build)/' },
  },
  {
    name: 'renderer-knows-shared-only',
    comment: 'The pages reach the backend through the contract alone.',
    severity: 'error',
    from: { path: only('renderer') },
    to: { path: '^(db|electron|tests|build)/' },
  },
  {
    name: 'renderer-no-node',
    comment: 'The pages run in a sandbox, where there is no Node.',
    severity: 'error',
    from: { path: only('renderer') },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'features-stand-alone',
    comment: 'A feature of the pages may use components and lib, not another feature.',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'parts-not-features',
    comment: 'Components, lib, words and styles are below the features that use them.',
    severity: 'error',
    from: { path: '^renderer/(components|lib|i18n|styles)/' },
    to: { path: '^renderer/(features|app)/' },
  },
  {
    name: 'only-host-imports-electron',
    comment: 'Everything but this folder must run where there is no Electron.',
    severity: 'error',
    from: { pathNot: '^(electron/host/electron|tests/electron/host/electron)/' },
    to: { path: '^(electron$|node_modules/electron/)' },
  },
  {
    name: 'hosts-are-not-imported',
    comment: 'No feature can tell which host it runs under; only the port (host.ts) is for all.',
    severity: 'error',
    from: { path: '^electron/', pathNot: '^electron/host/' },
    to: { path: '^electron/host/', pathNot: '^electron/host/host\\.ts$' },
  },
  {
    name: 'preload-is-tiny',
    comment: 'The preload is one sandboxed file: besides electron it takes only the name of its channel.',
    severity: 'error',
    from: { path: '^electron/host/electron/(preload|bridge)\\.ts$' },
    to: {
      path: '.',
      pathNot: '^(electron$|node_modules/electron/|electron/host/electron/bridge\\.ts$)',
    },
  },
  {
    name: 'database-driver-in-db',
    comment: 'SQL and its driver stay in db; the backend calls query functions.',
    severity: 'error',
    from: { pathNot: '^(db|tests|build/config)/' },
    to: { path: '^node_modules/(better-sqlite3|drizzle-orm|@types/better-sqlite3)/' },
  },
  {
    name: 'no-tests-in-sources',
    comment: 'What ships must not depend on tests.',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  },
  {
    name: 'no-dev-packages-in-sources',
    comment: 'What ships may use only packages that are listed as dependencies (and so appear in the SBOM).',
    severity: 'error',
    from: { path: '^(shared|db|electron|renderer)/', pathNot: '^electron/host/electron/' },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
      pathNot: '^node_modules/(@types|vite)/',
    },
  },
];

/** How modules are found: as Node and the bundler find them, with the types of packages as a last resort. */
export const cruiseOptions: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.(css|woff2?|svg|png)$' },
  tsPreCompilationDeps: true,
  combinedDependencies: false,
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
    mainFields: ['module', 'main', 'types', 'typings'],
  },
};
