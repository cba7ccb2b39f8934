import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Folders of the console in the order of their imports. Each may import only those before it. */
const LAYERS = [
  ...['api', 'instance', 'storage', 'i18n', 'release', 'theme', 'dataProvider', 'auth'],
  ...['ui', 'accounts', 'layout', 'jobs'],
];
/** One folder for each resource. They meet only in `App`, or by the name of a resource. */
const RESOURCES = ['users', 'organizations', 'roles', 'followers', 'graphs'];
/** Parts of the follower graph. Each may import only those before it. */
const GRAPH = [
  'graph',
  'measures',
  'signals',
  'findings',
  'analysis',
  'view',
  'picture',
  'export',
  'page',
];

/** Parts of the server. Each may import only those before it, and those in the same row. */
const SERVER = [
  ['errors.ts'],
  ['queue.ts'],
  ['search'],
  ['db'],
  ['identifiers'],
  ['auth.ts', 'http'],
  ['validation'],
  ['references', 'images'],
  ['reports', 'recording'],
  ['organizations'],
  ['memberships', 'users'],
  ['contacts', 'followers'],
  ['publications'],
  ['datasets'],
  ['reuses', 'dataservices'],
  ['activity', 'discussions'],
  ['me'],
  ['seed'],
  ['openapi'],
  ['operations'],
  ['config.ts'],
  ['startup'],
  ['backup'],
  ['import'],
  ['consoleFiles.ts'],
  ['app.ts', 'proxy'],
  ['main.ts'],
];
/** The source files of a part. Its tests are left out, since they build the whole application. */
const sourcesOf = (part) =>
  part.endsWith('.ts') ? `./server/${part}` : `./server/${part}/**/!(*.test).ts`;

/** In each zone, `target` may import nothing from `from` except `except`, a path below `from`. */
const zones = [
  { target: './src/api/contract', from: './src', except: ['./api/contract'] },
  ...LAYERS.map((folder, place) => ({
    target: `./src/${folder}`,
    from: [...LAYERS.slice(place + 1), ...RESOURCES, 'App.tsx'].map((later) => `./src/${later}`),
  })),
  ...RESOURCES.map((folder) => ({
    target: `./src/${folder}`,
    from: [
      ...RESOURCES.filter((other) => other !== folder).map((other) => `./src/${other}`),
      './src/App.tsx',
    ],
  })),
  ...GRAPH.slice(0, -1).map((part, place) => ({
    target: `./src/graphs/${part}`,
    from: GRAPH.slice(place + 1).map((later) => `./src/graphs/${later}`),
  })),
  {
    target: './src/graphs/crawl',
    from: GRAPH.slice(1).map((part) => `./src/graphs/${part}`),
  },
  ...SERVER.slice(0, -1).map((parts, place) => ({
    target: parts.map(sourcesOf),
    from: SERVER.slice(place + 1).flatMap((later) => later.map((part) => `./server/${part}`)),
  })),
  { target: './src', from: './server' },
  { target: './server', from: './src', except: ['./api/contract'] },
  { target: './e2e', from: './src', except: ['./api/contract'] },
  { target: './e2e', from: './server', except: ['./testing/temporary.ts'] },
  { target: './tests', from: './src', except: ['./api/contract'] },
  { target: './server', from: './tests' },
  { target: './src', from: './tests' },
];

export default tseslint.config(
  {
    ignores: ['dist', 'dist-server', 'node_modules', '.data', 'test-results', 'playwright-report'],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      // Without `extensions` and `parsers`, `no-cycle` reads no TypeScript and finds nothing.
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['tsconfig.console.json', 'tsconfig.server.json'],
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/order': ['error', { 'newlines-between': 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A } from 'b'` loads `b` when the program runs.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program:has(ImportSpecifier[imported.name=/^(Dialog|Drawer)$/]) ImportSpecifier[imported.name=/^(useNotify|useAttempt)$/]',
          message: 'What concerns a dialog is said in it: useDialogAttempt and DialogFailure.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: [
      'src/api/client.ts',
      'src/instance/config.ts',
      'src/release/loadFailure.ts',
      '**/*.test.*',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'All traffic goes through the data provider.' },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'server/testing/*.ts', '{tests,bench,e2e}/**/*.ts'],
    ignores: ['server/testing/temporary.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['node:fs', 'node:fs/promises'].map((name) => ({
          name,
          importNames: ['mkdtemp', 'mkdtempSync'],
          message: 'Use `temporaryFolder`, which removes the folder after an interruption too.',
        })),
      ],
    },
  },
  { files: ['*.config.ts', '**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: [
      'server/**/main.ts',
      'tests/*.ts',
      'tests/conformance/{main,golden}.ts',
      'tests/durability/*.ts',
      'tests/load/main.ts',
      'e2e/udata/main.ts',
      'bench/**/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
