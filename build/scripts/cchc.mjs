import { existsSync } from 'node:fs';
import { ensureNode } from './lib/node-version.mjs';
import { projectPath } from './lib/project.mjs';
import { pathToFileURL } from 'node:url';

ensureNode();

/** The command line, in this same process: its input, output and exit code are the caller's. */
const source = projectPath('electron', 'host', 'cli', 'main.ts');
const program = existsSync(source) ? source : projectPath('dist', 'host', 'cli.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);
