import { testSeeds } from './seeds.testing.ts';

testSeeds(250, 250);
