/** Every story ends where its author says. */
import type { Charter, Severity } from '../charter.ts';
import type { Author, Comment } from '../comment.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { StoryYaml } from '../document/stories.ts';
import { languageOf } from '../triage/language.ts';
import { severityOf } from '../triage/severity.ts';
import { playStory as playScript, type StoryResult } from '../workflow/story.ts';
import { type CheckContext, finding, folderOf } from './context.ts';
import { faultOf, isLost } from './story-words.ts';

export function checkStories(context: CheckContext): Diagnostic[] {
  const sound = new Set(context.sound.map((playbook) => playbook.crisis));
  return context.sound.flatMap(({ crisis }) => {
    const stories = folderOf(context, crisis)?.stories;
    return (stories?.value ?? []).flatMap((story, index) => {
      if (stories == null || isLost(stories, index) || story.script.some((line) => faultOf(line) !== null)) return [];
      const leaves = story.script.some((line) => line.reclassifies !== undefined && !sound.has(line.reclassifies));
      const result: StoryResult | null = leaves ? null : playStory(context.charter, crisis, story);
      if (result === null || result.ok) return [];
      // Before its first line a story fails by a fact it begins with.
      const place = stories.at(result.line === null ? [index, 'facts', result.got] : [index, 'script', result.line]);
      return [
        finding(context, place, 'story/fails', {
          fr: `Le scénario « ${story.story} » ne se passe pas ainsi. ${result.message.fr}`,
          en: `The story "${story.story}" does not go this way. ${result.message.en}`,
        }),
      ];
    });
  });
}

/**
 * Plays a story as written in stories.yaml. Its severity is the one it says, else what its comment and author amount to.
 *
 * @example playStory(charter, 'lost-luggage', { story: 'Found', opens: '2026-11-20T10:00:00+01:00', script: [] }).ok // true
 */
export function playStory(charter: Charter, crisis: string, story: StoryYaml): StoryResult {
  return playScript(charter, crisis, { ...story, severity: story.severity ?? severityOfStory(charter, crisis, story) });
}

/** The severity of a story that says none: what its comment and author amount to. */
export function severityOfStory(charter: Charter, crisis: string, story: StoryYaml): Severity {
  const comment: Comment = {
    text: story.comment ?? '',
    channel: story.channel ?? Object.keys(charter.channels)[0] ?? '',
    author: (story.author ?? null) as Author | null,
  };
  const { language } = languageOf(charter.languages, comment.text);
  return severityOf(charter, crisis, comment, { now: Date.parse(story.opens) }, language).level;
}
