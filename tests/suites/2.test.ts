import { registerSuite } from './suite';

registerSuite(2);
