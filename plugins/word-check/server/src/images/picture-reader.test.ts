import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PictureReader, ReadingStopped } from './picture-reader';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
/** A process that answers with the first byte as the width; 13 kills it, 0 makes it hang. */
const SCRIPT = path.join(folder, 'worker.js');
fs.writeFileSync(
  SCRIPT,
  `process.on('message', ({ id, bytes }) => {
    if (bytes[0] === 13) process.exit(1);
    if (bytes[0] !== 0) process.send({ id, reading: { width: bytes[0], pid: process.pid, env: Object.keys(process.env) } });
  });
  process.on('disconnect', () => process.exit(0));`,
);
const LONG = 60_000;
const readers: PictureReader[] = [];
const newReader = (picture = LONG): PictureReader => {
  const reader = new PictureReader({ picture, idle: LONG }, SCRIPT);
  readers.push(reader);
  return reader;
};
const read = (reader: PictureReader, byte: number) =>
  reader.read(Buffer.from([byte])) as unknown as Promise<{ width: number; pid: number; env: string[] }>;
afterAll(() => {
  readers.forEach((reader) => reader.close());
  fs.rmSync(folder, { recursive: true, force: true });
});

test('pictures are read one after another, in one process, which gets none of the server’s secrets', async () => {
  const reader = newReader();
  process.env.SECRET_OF_THE_SERVER = 'x';
  const answers = await Promise.all([1, 2, 3].map((byte) => read(reader, byte)));
  delete process.env.SECRET_OF_THE_SERVER;
  expect(answers.map(({ width }) => width)).toEqual([1, 2, 3]);
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
  expect(answers[0]?.env).not.toContain('SECRET_OF_THE_SERVER');
  expect(reader.waiting).toBe(0);
});

test('one that kills the process is refused; the others are read by the next', async () => {
  const reader = newReader();
  const [bad, good] = await Promise.allSettled([read(reader, 13), read(reader, 4)]);
  expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(ReadingStopped) });
  expect(good).toMatchObject({ status: 'fulfilled', value: { width: 4 } });
});

test('one that takes too long is stopped', async () => {
  await expect(read(newReader(50), 0)).rejects.toThrow('took too long');
});

test('closing refuses what waits', async () => {
  const reader = newReader();
  const waiting = Promise.allSettled([read(reader, 0), read(reader, 5)]);
  reader.close();
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
