// Sums what the runners wrote: node results.mjs <folder> [filtered]
// The folder holds, for each test project, <name>.exit (its exit code) and <name>.json (CTRF, ctrf.io), and
// <name>.check with the exit code of anything else that was checked. Ends with 1 when anything failed.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const [folder, filtered] = process.argv.slice(2);
const strict = process.env.CI === "true";
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];

for (const file of readdirSync(folder).sort()) {
  const name = basename(file).replace(/\.[a-z]+$/, "");
  if (file.endsWith(".exit")) {
    addProject(name, Number(read(file)));
  } else if (file.endsWith(".check") && Number(read(file)) !== 0) {
    fail(name, `ended with exit code ${read(file)}`);
  }
}
if (total.passed + total.failed + total.skipped === 0) {
  fail("tests", "none ran");
}

print("Skipped", skips);
print("Failed", failures);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function addProject(name, exitCode) {
  const failedBefore = total.failed;
  if (!existsSync(join(folder, `${name}.json`))) {
    fail(name, `crashed with exit code ${exitCode}: it wrote no results`);
    return;
  }
  const { results } = parse(name);
  if (results === undefined) {
    fail(name, `ended with exit code ${exitCode} and results that cannot be read`);
    return;
  }
  total.passed += results.summary.passed;
  results.tests.filter((test) => test.status === "failed").forEach((test) => fail(test.name, firstLine(test.message)));
  results.tests.filter((test) => test.status === "skipped").forEach(addSkip);
  // Fixtures that could not be cleaned up belong to no test.
  results.extra.suites.flatMap((suite) => suite.errors ?? [])
    .forEach((error) => fail(error.name, `${error.type}: ${firstLine(error.message)}`));
  if (results.summary.tests === 0 && filtered === undefined) {
    fail(name, "ran no test");
  }
  if (exitCode !== 0 && total.failed === failedBefore) {
    fail(name, `ended with exit code ${exitCode} though no test of it failed`);
  }
}

/** Where everything is installed, only the kernel may lack something. */
function addSkip(test) {
  const needs = [test.labels?.Requires ?? []].flat();
  if (strict && (needs.length > 0 || test.message.startsWith("Needs ")) && !test.message.startsWith("This kernel ")) {
    fail(test.name, `skipped where nothing may be: ${test.message}`);
  } else {
    total.skipped++;
    skips.push(`${test.name}: ${test.message}`);
  }
}

function parse(name) {
  try {
    return JSON.parse(read(`${name}.json`));
  } catch (error) {
    console.log(`${name}.json: ${error.message}`);
    return {};
  }
}

function fail(name, why) {
  total.failed++;
  failures.push(`${name}: ${why}`);
}

function firstLine(text) {
  return (text ?? "").split("\n", 1)[0];
}

function print(title, lines) {
  if (lines.length > 0) {
    console.log(`${title}:`);
    lines.forEach((line) => console.log(`  ${line}`));
  }
}

function read(file) {
  return readFileSync(join(folder, file), "utf8").trim();
}
