// Calls tools with an official MCP client, as an application would. Input and output are JSON, one document each.
//
//   node --input-type=module --eval "$(cat call.mjs)" sdk|client   < {"address": …, "calls": [{"name", "arguments", "_meta"}]}
//
// run in the folder whose `node_modules` has the clients. It prints {"tools", "answers"}.
//
// An answer is {"result": …}, or {"thrown": message} when the client threw instead of giving the result.

const homes = {
  sdk: ['@modelcontextprotocol/sdk/client/index.js', '@modelcontextprotocol/sdk/client/streamableHttp.js'],
  client: ['@modelcontextprotocol/client', '@modelcontextprotocol/client'],
};
const [home, transports] = homes[process.argv.at(-1)];
const { Client } = await import(home);
const { StreamableHTTPClientTransport } = await import(transports);

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { address, calls } = JSON.parse(text);

const client = new Client({ name: 'anarq-test', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL(address)));
const { tools } = await client.listTools();
const answers = [];
for (const call of calls) {
  try {
    answers.push({ result: await client.callTool(call) });
  } catch (error) {
    answers.push({ thrown: String(error) });
  }
}
await client.close();
console.log(JSON.stringify({ tools, answers }));
