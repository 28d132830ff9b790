/** Loaded before a test server (`node --import`): ends it when the test process is gone, however that ended. */
import net from 'node:net';

const parent = new net.Socket({ fd: 3, readable: true, writable: false });
parent.on('close', () => process.exit(1)).on('error', () => process.exit(1));
parent.resume();
parent.unref();
