import { testSeeds } from './seeds.testing.ts';

testSeeds(0, 250);
