import type { Level } from './compare/statement.ts';

/** The lowest version that a change of this size may carry: 1.4.2 and minor → 1.5.0. */
export function nextVersion(version: string, bump: Level): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version stands before another. */
export function isBefore(version: string, other: string): boolean {
  const [ours, theirs] = [version, other].map((text) => text.split('.').map(Number));
  for (const [index, part] of (theirs ?? []).entries()) {
    if (part !== ours?.[index]) return (ours?.[index] ?? 0) < part;
  }
  return false;
}
