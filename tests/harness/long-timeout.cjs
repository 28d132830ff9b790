/** A boot takes seconds, and minutes may pass on a busy machine; what must be quick says so in its own test. */
jest.setTimeout(120_000);
