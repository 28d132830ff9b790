import { registerSuite } from './suite';

registerSuite(3);
