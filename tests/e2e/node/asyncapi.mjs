// What the official parser of AsyncAPI says of documents: reads their paths as JSON, prints what it made of each.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const parser = new Parser();
const told = {};
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const { document, diagnostics } = await parser.parse(readFileSync(path, "utf8"), { source: path });
  told[path] = {
    topics: document?.channels().all().map((channel) => channel.address()).sort() ?? null,
    said: diagnostics.filter(({ severity }) => severity <= 1).map(({ code, message, path }) => `${path.join("/")}: ${code}: ${message}`),
  };
}
process.stdout.write(JSON.stringify(told));
