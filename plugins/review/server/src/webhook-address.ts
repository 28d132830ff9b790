import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { FAILURE } from './core/delivery-failure';

const PRIVATE = new BlockList();
// IANA special-purpose registry, IPv4: nothing here is a place on the internet.
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]) {
  const [net = '', bits] = range.split('/');
  PRIVATE.addSubnet(net, Number(bits), 'ipv4');
}
// IPv6: only 2000::/3 is handed out, and these parts of it lead elsewhere (tunnels, protocol use, documentation).
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
PRIVATE.addSubnet('2001::', 23, 'ipv6');
PRIVATE.addSubnet('2001:db8::', 32, 'ipv6');
PRIVATE.addSubnet('2002::', 16, 'ipv6');
PRIVATE.addSubnet('3fff::', 20, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether an IP address is a place on the internet: not private, local, reserved or a tunnel to such. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE.check(address, 'ipv4');
  return family === 6 && GLOBAL.check(address, 'ipv6') && !PRIVATE.check(address, 'ipv6');
}

/** Whether an IP address is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** A name leads to an address where messages must not go. */
export class ForbiddenAddress extends Error {
  constructor() {
    super(FAILURE.forbidden);
  }
}

/** The system's name service, or what a test puts in its place. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) =>
    systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );

/**
 * The name look-up of a connection: one forbidden address refuses them all. The connection uses what was checked here,
 * so that a name cannot lead elsewhere between the check and the call.
 */
export function checkedLookup(
  allowed: (address: string) => boolean,
  resolve: Resolve = resolveBySystem,
): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => allowed(address))) callback(new ForbiddenAddress(), '', 0);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
