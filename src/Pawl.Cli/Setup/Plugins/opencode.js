// Written by `pawl init`, removed by `pawl uninstall`. Tells Pawl what happens in a session, and does what it answers.
import { spawnSync } from "node:child_process"

const model = new Map()

function ask(directory, payload) {
  const run = spawnSync("PAWL_COMMAND hook opencode", { shell: true, cwd: directory, input: JSON.stringify({ cwd: directory, ...payload }), encoding: "utf8" })
  if (run.status !== 0) {
    console.error(run.stderr)
    return {}
  }
  try {
    return JSON.parse(run.stdout)
  } catch {
    return {}
  }
}

export const Pawl = async ({ client, directory }) => ({
  "chat.message": async (input) => {
    if (input.model) model.set(input.sessionID, `${input.model.providerID}/${input.model.modelID}`)
    ask(directory, { event: "prompt", session_id: input.sessionID, model: model.get(input.sessionID) })
  },
  "tool.execute.before": async (input, output) => {
    const answer = ask(directory, { event: "before", session_id: input.sessionID, model: model.get(input.sessionID), tool: input.tool, args: output.args })
    if (answer.deny) throw new Error(answer.deny)
  },
  "tool.execute.after": async (input, output) => {
    const answer = ask(directory, { event: "after", session_id: input.sessionID, model: model.get(input.sessionID), tool: input.tool, args: input.args ?? {} })
    if (answer.tell) output.output = `${output.output ?? ""}\n${answer.tell}`
  },
  event: async ({ event }) => {
    if (event.type !== "session.idle") return
    const id = event.properties.sessionID
    const answer = ask(directory, { event: "idle", session_id: id, model: model.get(id) })
    const text = answer.hold ?? answer.tell
    if (answer.hold) await client.session.prompt({ path: { id }, body: { parts: [{ type: "text", text }] } })
  },
})
