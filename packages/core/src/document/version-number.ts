/** Version numbers as written, x.y.z: which stands before which, and which a change deserves. */

/** How much a change matters to those who rely on a charter. */
export type Level = 'major' | 'minor' | 'patch';

/**
 * The lowest version that a change of this size may carry.
 *
 * @example nextVersion('1.4.2', 'minor') // '1.5.0'
 */
export function nextVersion(version: string, bump: Level): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/**
 * Whether a version stands before another, number by number.
 *
 * @example isBefore('1.9.0', '1.10.0') // true
 */
export function isBefore(version: string, other: string): boolean {
  const [ours, theirs] = [version, other].map((text) => text.split('.').map(Number));
  for (const [index, part] of (theirs ?? []).entries()) {
    if (part !== ours?.[index]) return (ours?.[index] ?? 0) < part;
  }
  return false;
}

/**
 * The two versions that a migration's file names; null for any other name.
 *
 * @example versionsOf('migrations/1.2.0-2.0.0.yaml') // { from: '1.2.0', to: '2.0.0' }
 */
export function versionsOf(file: string): { readonly from: string; readonly to: string } | null {
  const found = /^migrations\/(\d+\.\d+\.\d+)-(\d+\.\d+\.\d+)\.yaml$/.exec(file);
  return found === null ? null : { from: found[1]!, to: found[2]! };
}
