/** The time. Everything here asks this service, so that a test can set it. */
export const clock = () => ({
  now(): Date {
    return new Date();
  },
});
