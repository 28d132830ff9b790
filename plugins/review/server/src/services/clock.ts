/** The only clock of the plugin. The offline seed and the tests put another service in its place. */
export default () => ({
  /** The present moment. */
  now(): Date {
    return new Date();
  },
});
