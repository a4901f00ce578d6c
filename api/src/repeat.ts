/**
 * Does a work at once, and again this long after it ended. A fault is told and the next look goes on. The work may ask whether
 * it was stopped; the function returned stops it, once what runs has ended.
 */
export function repeat(
  everyMs: number,
  work: (isStopped: () => boolean) => Promise<void>,
  onLost: (fault: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const look = async (): Promise<void> => {
    await work(() => stopped).catch(onLost);
    if (!stopped) timer = setTimeout(() => (looking = look()), everyMs);
  };
  let looking = look();
  return async () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    await looking;
  };
}
