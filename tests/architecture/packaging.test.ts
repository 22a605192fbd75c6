import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..', '..');

/** The builder does not export its own validation; it is reached through the package it ships in. */
const builderRequire = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = builderRequire('app-builder-lib/out/util/config/config') as {
  readonly getConfig: (project: string, file: string, options: null) => Promise<Configuration>;
  readonly validateConfiguration: (
    config: Configuration,
    log: { readonly isEnabled: boolean; readonly add: () => void },
  ) => Promise<void>;
};
const { listPackage } = builderRequire('@electron/asar') as {
  readonly listPackage: (archive: string, options: { isPack: boolean }) => string[];
};

async function loadConfig(): Promise<Configuration> {
  return getConfig(root, 'electron-builder.yml', null);
}

async function validate(config: Configuration): Promise<void> {
  await validateConfiguration(config, { isEnabled: false, add: () => undefined });
}

describe('electron-builder.yml', () => {
  test('is a valid configuration', async () => {
    await expect(validate(await loadConfig())).resolves.toBeUndefined();
  });

  test('a misspelt option would be refused', async () => {
    const config = await loadConfig();
    const misspelt = { ...config, nsis: { ...config.nsis, oneClik: false } } as Configuration;
    await expect(validate(misspelt)).rejects.toThrow('configuration.nsis should be one of these');
  });

  test('a double click on a bundle opens this program', async () => {
    const { fileAssociations } = await loadConfig();
    expect(fileAssociations).toEqual([
      expect.objectContaining({ ext: 'cchc', role: 'Viewer' }),
      expect.objectContaining({ ext: 'age', role: 'Viewer' }),
    ]);
  });

  test('the program refuses code and switches from outside', async () => {
    expect((await loadConfig()).electronFuses).toMatchObject({
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

describe('what is packed', () => {
  let folder: string;
  let packed: readonly string[];
  let unpacked: readonly string[];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cchc-pack-'));
    const project = path.join(folder, 'project');
    layOutProject(project);
    const config = await loadConfig();
    await build({
      projectDir: project,
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
      publish: 'never',
      config: {
        ...config,
        directories: { output: path.join(folder, 'release') },
        electronDist: layOutElectron(path.join(folder, 'electron')),
        electronVersion: packageJson.devDependencies.electron,
        // Fuses are switches inside the real program, which the stand-in does not have.
        electronFuses: null,
      },
    });
    const resources = path.join(folder, 'release', 'linux-unpacked', 'resources');
    packed = listPackage(path.join(resources, 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    unpacked = readdirSync(path.join(resources, 'app.asar.unpacked'), { recursive: true }).map(String);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The project as it stands after a build, with stand-ins for the built files. */
  function layOutProject(project: string): void {
    const files = [
      'dist/electron/main.js',
      'dist/electron/main.js.map',
      'dist/electron/preload.cjs',
      'dist/electron/backend-process.js',
      'dist/host/cli.js',
      'dist/child/parse-workbook.js',
      'dist/chunks/a-1b.js',
      'dist/renderer/index.html',
      'dist/migrations/0000_first.sql',
      'electron/host/electron/main.ts',
      'shared/lib/points.ts',
      'tests/a.test.ts',
      'README.md',
      '.env',
    ];
    for (const file of files) {
      mkdirSync(path.join(project, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(project, file), 'x');
    }
    cpSync(path.join(root, 'package.json'), path.join(project, 'package.json'));
    cpSync(path.join(root, 'package-lock.json'), path.join(project, 'package-lock.json'));
    symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'), 'dir');
  }

  /** What the builder demands of an Electron distribution, without the program itself. */
  function layOutElectron(distribution: string): string {
    mkdirSync(path.join(distribution, 'locales'), { recursive: true });
    mkdirSync(path.join(distribution, 'resources'));
    for (const file of ['electron', 'version', 'LICENSE', 'LICENSES.chromium.html', 'locales/vi.pak']) {
      writeFileSync(path.join(distribution, file), 'x', { mode: 0o755 });
    }
    return distribution;
  }

  test('the archive holds the built application and nothing of the sources', () => {
    const files = packed.filter((file) => !file.startsWith('/node_modules'));
    expect(files.toSorted()).toEqual([
      '/dist',
      '/dist/child',
      '/dist/child/parse-workbook.js',
      '/dist/chunks',
      '/dist/chunks/a-1b.js',
      '/dist/electron',
      '/dist/electron/backend-process.js',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/migrations',
      '/dist/migrations/0000_first.sql',
      '/dist/renderer',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });

  test('the only package is the database driver, with its program for this platform outside of the archive', () => {
    const packages = packed.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    expect([...new Set(packages)]).toEqual(['better-sqlite3']);
    expect(packed.filter((file) => file.endsWith('.node'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(unpacked.filter((file) => file.endsWith('.node'))).toEqual([
      path.join('node_modules', 'better-sqlite3', 'prebuilds', 'linux-x64.node'),
    ]);
    expect(packed).toContain('/node_modules/better-sqlite3/lib/index.js');
  });
});
