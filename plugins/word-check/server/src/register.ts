/** Nothing has to be there before the database is. */
export function register(): void {}
