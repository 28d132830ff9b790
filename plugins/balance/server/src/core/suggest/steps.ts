/** Work done in turns: whoever runs it may do something else at every `yield`. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all the work in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
