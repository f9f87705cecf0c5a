// Runs inside the folder with the npm packages: answers for a file of cases, one JSON line per case.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { performance } = require("node:perf_hooks");

const { diffSchemas } = createRequire(process.cwd() + "/")("json-schema-diff");
const LIMIT = 5000;

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), LIMIT).unref());

async function answer(oldSchema, newSchema) {
  const result = await Promise.race([
    diffSchemas({ sourceSchema: oldSchema, destinationSchema: newSchema }),
    late(),
  ]);
  return !result.removalsFound;
}

(async () => {
  await answer({ type: "string" }, { type: "string" });
  for (const [oldSchema, newSchema] of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
    const started = performance.now();
    let found = null;
    try {
      found = await answer(oldSchema, newSchema);
    } catch (error) {
      found = null;
    }
    console.error(JSON.stringify([found, (performance.now() - started) / 1000]));
  }
})();
