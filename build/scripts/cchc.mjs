import { existsSync } from 'node:fs';
import { ensureNode } from './lib/node-version.mjs';
import { projectPath } from './lib/project.mjs';
import { pathToFileURL } from 'node:url';

ensureNode();

/** The command line, in this same process: its input, output and exit code are the caller's. */
const source = projectPath('electron', 'host', 'cli', 'main.ts');
const program = existsSync(source) ? source : projectPath('dist', 'host', 'cli.js');
process.argv[1] = program;
// npm moves every script to the project's own folder; paths on the command line are meant from where the person is.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(program).href);
