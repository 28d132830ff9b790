import { startPark, type Ground, type Park } from './park';
import { rememberProcessListeners } from './process-listeners';

/** Boots on a ground that must be refused. @returns what the server said */
export async function refusedBoot(ground: Ground, prepare?: (strapi: Park['strapi']) => void): Promise<string> {
  const restoreListeners = rememberProcessListeners();
  const environment = { ...process.env };
  let instance: Park['strapi'] | undefined;
  const remember = (strapi: Park['strapi']): void => {
    instance = strapi;
    prepare?.(strapi);
  };
  const said = await startPark({ ground, prepare: remember }).then(
    () => 'it booted',
    (error: Error) => error.message,
  );
  await instance?.destroy();
  restoreListeners();
  process.env = environment;
  return said;
}
