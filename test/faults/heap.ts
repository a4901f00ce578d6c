/** Preloaded into a server that is looked at (`node --expose-gc --import`): says on SIGUSR2 how much is in use after a collection. */
process.on('SIGUSR2', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  console.error(`heap ${process.memoryUsage().heapUsed} handles ${process.getActiveResourcesInfo().length}`);
});
