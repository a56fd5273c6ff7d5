// Writes the commands that it gets, a JSON object a line, as GitHub's own library for actions writes them.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const { issueCommand } = await import(pathToFileURL(process.argv[2] + '/@actions/core/lib/command.js').href)
for await (const line of createInterface({ input: process.stdin })) {
  const { command, properties, data } = JSON.parse(line)
  issueCommand(command, properties, data)
}
