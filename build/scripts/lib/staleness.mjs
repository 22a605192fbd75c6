import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectPath } from './project.mjs';

/**
 * The latest change of anything under a file or folder, in milliseconds; 0 where it is not there.
 * @param {string} place
 * @returns {number}
 */
export function latestChange(place) {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(place).map((name) => latestChange(path.join(place, name)));
  return Math.max(0, ...inside);
}

/**
 * Whether a built file is missing or older than one of its sources. Paths are inside the project.
 * @param {string} built
 * @param {readonly string[]} sources
 */
export function isStale(built, sources) {
  const made = latestChange(projectPath(built));
  return made === 0 || sources.some((source) => latestChange(projectPath(source)) > made);
}
