import { registerSuite } from './suite';

registerSuite(4);
