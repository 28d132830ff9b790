/** The only clock of the plugin. The offline seed and the tests put another service in its place. */
export const clock = () => ({
  /** The present moment. */
  now(): Date {
    return new Date();
  },
});
