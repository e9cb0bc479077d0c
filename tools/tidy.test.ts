/** Polices this repository: one test a rule; each rule is shown to bite in tools/tidy/. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { findDeadFiles } from './tidy/dead-files.ts';
import { findDependencyFaults } from './tidy/dependencies.ts';
import { findLayerFaults } from './tidy/layers.ts';
import { findCiFaults, findPlaceFaults } from './tidy/places.ts';
import { findPurityFaults } from './tidy/purity.ts';
import { findRuleIdFaults } from './tidy/rule-ids.ts';
import { findSizeFaults } from './tidy/sizes.ts';
import { readRepository, type Fault, type SourceFile } from './tidy/source-file.ts';
import { findTestModifierFaults } from './tidy/test-modifiers.ts';
import { findTimeTableFaults } from './tidy/time-table.ts';

const files = readRepository(join(import.meta.dirname, '..'));

function police(name: string, findFaults: (files: readonly SourceFile[]) => Fault[]): void {
  test(name, () => {
    assert.deepEqual(findFaults(files), []);
  });
}

police('packages import what their layer allows, through entries', findLayerFaults);
police('the core reads no clock, randomness, timer, file or socket', findPurityFaults);
police('files are short, narrow and named after their subject', findSizeFaults);
police('every source file is reached', findDeadFiles);
police('every rule of a SPEC.md is named by a test', findRuleIdFaults);
police('no test is left out without a reason', findTestModifierFaults);
police('every dependency is recorded, and the lock names no host', findDependencyFaults);
police('no machine path and no registry host is committed', findPlaceFaults);
police('CI runs npm test and nothing else', findCiFaults);
police('the time table is the one that the runner enforces', findTimeTableFaults);
