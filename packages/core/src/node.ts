/** Reads a brand's folder. The only file of core that touches a disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Source } from './document/source.ts';

/**
 * Every YAML and Handlebars file below a brand's folder, with paths relative to it. Hidden folders and symbolic links are
 * passed over. Throws when the folder cannot be read.
 */
export function readCharter(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|hbs)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** The brands below a folder: names of the folders that hold a charter.yaml, in alphabetical order. */
export function brandsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).includes('charter.yaml'))
    .map((entry) => entry.name)
    .sort();
}
