/** Why the command ends with 2: wrong arguments, or a file that cannot be read. The sentence is in both languages. */
export class Failure extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'Failure';
  }
}
