import { registerSuite } from './suite';

registerSuite(5);
