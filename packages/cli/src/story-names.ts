/** What the stories of a crisis type are called, as the author wrote them. */
import type { CharterDocument } from '@aplomb/core';

export function storyNames({ playbooks }: CharterDocument, crisis: string): ReadonlySet<string> {
  const stories = playbooks.find((one) => one.crisis === crisis)?.stories?.value ?? [];
  return new Set(stories.map(({ story }) => story));
}
